import { z } from 'zod';
import { readConfig } from '../src/config/read-config.ts';
import { createLogger } from '../src/log/logger.ts';
import { startServer } from '../src/server.ts';

/** The process of the server: all of it as it runs everywhere, at the pace that the demo was asked for. */
const { PACE } = z.object({ PACE: z.enum(['polite', 'hurried']) }).parse(process.env);
const config = readConfig();
const server = await startServer(config, createLogger(config.logLevel), { pace: PACE });

async function stop(): Promise<void> {
  await server.close();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// When the demo itself is killed nobody else would end this process.
process.once('disconnect', stop);
