import { secretsOf } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { readConfig } from './config/read-config.ts';
import { readRoles } from './config/read-roles.ts';
import { createLogger } from './log/logger.ts';
import { type RunningServer, startServer } from './server.ts';

/** The server's process: starts, and stops when it is told to. */
try {
  const config = readConfig();
  const roles = readRoles(process.argv.slice(2), config.storage);
  const log = createLogger(config.logLevel, undefined, secretsOf(config));
  process.on('uncaughtException', (error) => {
    // What was stored is taken up by the next process; going on in an unknown state is not safe.
    log.fatal({ error }, 'the server ends because of an error that nobody expected');
    process.exit(1);
  });
  const server = await startServer(config, log, { roles });
  stopOn(['SIGTERM', 'SIGINT'], server);
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : describe(error)}\n`);
  process.exit(1);
}

function stopOn(signals: readonly NodeJS.Signals[], server: RunningServer): void {
  for (const signal of signals)
    process.once(signal, () => {
      // A second signal ends it at once.
      for (const again of signals) process.once(again, () => process.exit(1));
      server.close().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${describe(error)}\n`);
          process.exit(1);
        },
      );
    });
}

function describe(error: unknown): string {
  return error instanceof Error ? `The server cannot go on: ${error.message}` : String(error);
}
