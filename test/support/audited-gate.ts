import { rm } from 'node:fs/promises';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { Database } from '../../src/database/database.ts';
import { openPglite } from '../../src/database/pglite.ts';
import type { RecordedEntry } from '../../src/domain/audit.ts';
import { type Job, mergeJobs, workOf } from '../../src/domain/job.ts';
import { answerEvent } from '../../src/events/registry.ts';
import { createPullRequests } from '../../src/github/pull-requests.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { auditArchive } from '../../src/store/audit-archive.ts';
import { auditLog } from '../../src/store/audit-log.ts';
import { createStore } from '../../src/store/store.ts';
import { createJobHandler, type JobHandler } from '../../src/usecases/handle-job.ts';
import type { AuditArchive, AuditLog } from '../../src/usecases/ports/audit-records.ts';
import type { Clock } from '../../src/usecases/ports/clock.ts';
import type { ScriptReader } from '../../src/usecases/ports/script-reader.ts';
import { programVersion } from '../../src/version.ts';
import { type GitHub, startGitHub } from './github/github.ts';
import { newStorageFolder } from './storage-folder.ts';

export const AUDIT_SECRET = 'the webhook secret of the audited gate';
/** The work is not taken from the gate. */
export const NEVER = new AbortController().signal;

const QUIET = { info() {}, warn() {}, error() {}, debug() {} };

/** The gate without its server: what happens on the stand-in is worked off when a test says so. */
export interface AuditedGate {
  readonly github: GitHub;
  readonly database: Database;
  readonly archive: AuditArchive;
  readonly reader: ScriptReader;
  readonly handler: JobHandler;
  /** Whether the audit can be written; it can from the beginning. */
  setRecording(works: boolean): void;
  /** Works off everything that happened, each pull request once. */
  workOff(): Promise<void>;
  /** The entries so far, in the order of their times. */
  entries(): Promise<readonly RecordedEntry[]>;
  close(): Promise<void>;
}

export async function startAuditedGate(clock: Clock = () => new Date()): Promise<AuditedGate> {
  await loadParser();
  const folder = newStorageFolder();
  const database = await openPglite(folder);
  const github = await startGitHub({ validate: true });
  // Webhooks are recorded, and taken from there.
  github.webhooks.deliverTo('http://127.0.0.1:9/', AUDIT_SECRET);
  github.webhooks.weather = { drop: () => true };
  const octokitOf = async (installationId: number) =>
    new Octokit({
      authStrategy: createAppAuth,
      auth: { appId: github.app.id, privateKey: github.app.privateKey, installationId },
      baseUrl: github.url,
      log: QUIET,
    });
  const waiting: Job[] = [];
  const recorded = auditLog(database, programVersion());
  let recording = true;
  const audit: AuditLog = {
    append: (...entry) =>
      recording ? recorded.append(...entry) : Promise.reject(new Error('the disk is full')),
  };
  const reader: ScriptReader = { read: async (text, tool) => readMigration(text, tool) };
  const handler = createJobHandler({
    pulls: createPullRequests(octokitOf, github.app.id, { gap: 0 }),
    store: createStore(database),
    audit,
    sealingKeys: [new Uint8Array(32).fill(7)],
    clock,
    reader,
    queue: {
      async enqueue(job, { startAfter } = {}) {
        if (startAfter === undefined) waiting.push(job);
      },
    },
    log: QUIET,
  });
  const archive = auditArchive(database);
  let taken = 0;

  function takeWebhooks(): void {
    const { deliveries } = github.webhooks;
    for (const { event, guid, payload } of deliveries.slice(taken)) {
      const answer = answerEvent(event, JSON.parse(payload));
      if (answer.kind === 'malformed') throw new Error(answer.problem);
      waiting.push(...answer.jobs.map((job) => ({ ...job, deliveries: [guid] })));
    }
    taken = deliveries.length;
  }

  return {
    github,
    database,
    archive,
    reader,
    handler,
    setRecording(works) {
      recording = works;
    },
    async workOff() {
      takeWebhooks();
      while (waiting.length > 0) {
        const works = Map.groupBy(waiting.splice(0), workOf);
        for (const [first, ...others] of works.values())
          if (first !== undefined) await handler.handle(mergeJobs([first, ...others]), NEVER);
        takeWebhooks();
      }
    },
    async entries() {
      const entries: RecordedEntry[] = [];
      for await (const { text } of archive.entries({})) entries.push(JSON.parse(text));
      return entries;
    },
    async close() {
      await database.close();
      await github.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
