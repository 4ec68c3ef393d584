import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { Row } from './database.ts';
import type { ThreadAnswer, ThreadQuery, ThreadStart } from './pglite-messages.ts';

const say = (answer: ThreadAnswer) => parentPort?.postMessage(answer);

function failure(error: unknown): ThreadAnswer {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error), code };
}

async function ask(pglite: PGlite, { sql, parameters }: ThreadQuery): Promise<readonly Row[]> {
  if (parameters.length > 0) return (await pglite.query<Row>(sql, [...parameters])).rows;
  return (await pglite.exec(sql)).flatMap((answer): readonly Row[] => answer.rows);
}

try {
  const { dataDir }: ThreadStart = workerData;
  const pglite = await PGlite.create(dataDir === undefined ? {} : { dataDir });
  parentPort?.on('message', (query: ThreadQuery | 'close') => {
    if (query === 'close') void pglite.close().then(() => parentPort?.close());
    else
      ask(pglite, query).then(
        (rows) => say({ kind: 'rows', rows }),
        (error) => say(failure(error)),
      );
  });
  say({ kind: 'open' });
} catch (error) {
  say(failure(error));
}
