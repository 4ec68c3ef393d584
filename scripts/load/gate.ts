import { readConfig } from '../../src/config/read-config.ts';
import { createLogger } from '../../src/log/logger.ts';
import { startServer } from '../../src/server.ts';
import type { Count } from './messages.ts';

/** The process of the gate: as it is started everywhere, but that the stand-in need not be spared. */
let count = 0;
const log = createLogger('info', {
  write(line) {
    if (line.includes('evaluated a pull request')) count += 1;
    else if (line.includes('"level":"error"')) process.stderr.write(line);
  },
});
const server = await startServer(readConfig(), log, { pace: 'hurried', spacing: 5_000 });
process.on('message', () => {
  process.send?.({ count } satisfies Count);
});
process.once('disconnect', () => {
  void server.close().then(() => process.exit());
});
process.send?.({ url: server.url });
