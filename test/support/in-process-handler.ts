import { Octokit } from '@octokit/rest';
import type { Database } from '../../src/database/database.ts';
import { createPullRequests } from '../../src/github/pull-requests.ts';
import { auditLog } from '../../src/store/audit-log.ts';
import { createStore } from '../../src/store/store.ts';
import { createJobHandler, type JobHandler } from '../../src/usecases/handle-job.ts';
import type { Clock } from '../../src/usecases/ports/clock.ts';
import type { JobQueue } from '../../src/usecases/ports/job-queue.ts';
import type { ScriptReader } from '../../src/usecases/ports/script-reader.ts';
import type { GitHub } from './github/github.ts';

export interface InProcessParts {
  readonly github: GitHub;
  /** How the stand-in is asked. */
  readonly fetch: typeof fetch;
  readonly database: Database;
  readonly reader: ScriptReader;
  readonly sealingKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly clock: Clock;
  readonly queue: JobQueue;
}

/** What the server's worker calls for each job, on a stand-in in this process: nothing waits, and nothing is logged. */
export function createInProcessHandler(parts: InProcessParts): JobHandler {
  const { github, database, reader, sealingKeys, clock, queue } = parts;
  const octokitFor = async (installation: number) =>
    new Octokit({
      auth: github.installationToken(installation),
      baseUrl: github.url,
      request: { fetch: parts.fetch },
      log: SILENT,
    });
  return createJobHandler({
    pulls: createPullRequests(octokitFor, github.app.id, { gap: 0 }),
    store: createStore(database),
    audit: auditLog(database, '1.2.3'),
    sealingKeys,
    clock,
    reader,
    queue,
    log: SILENT,
  });
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
