import type { ActPorts } from './acts.ts';
import type { BaseCatalogues } from './base-catalogue.ts';
import type { GatherPorts } from './gather-facts.ts';
import type { AuditLog } from './ports/audit-records.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Log } from './ports/log.ts';
import type { ScriptReader } from './ports/script-reader.ts';

/** All that the evaluation of a pull request needs of the world. */
export interface EvaluationPorts extends GatherPorts, Pick<ActPorts, 'sealingKeys'> {
  readonly reader: ScriptReader;
  readonly catalogues: BaseCatalogues;
  readonly audit: AuditLog;
  readonly log: Log;
  readonly queue: JobQueue;
}
