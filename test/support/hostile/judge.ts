import type { Assessment } from '../../../src/domain/assessment.ts';
import { POLICY_PATH } from '../../../src/domain/policy.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { ChangedFile, FileEntry } from '../../../src/domain/snapshot.ts';
import { choosePolicy } from '../../../src/gate/choose-policy.ts';
import { publicationOf } from '../../../src/publication/publication.ts';
import { readMigration } from '../../../src/script/read-migration.ts';
import { loadParser } from '../../../src/sql/parser.ts';
import { assessChanges } from '../../../src/usecases/assess-changes.ts';
import { decideOffline } from '../../../src/usecases/offline-decision.ts';
import type { LocalChanges } from '../../../src/usecases/ports/work-tree.ts';
import { EVERYTHING } from '../../../src/usecases/selection.ts';
import type { HostileInput } from './fill.ts';

/** What became of a hostile pull request, and how long it took, in milliseconds. */
export interface Judged {
  readonly assessment: Assessment;
  readonly publication: Publication;
  /** How long processors were at it, those included that compile and collect beside. */
  readonly reading: number;
  readonly judging: number;
  /** All of it, by the clock. */
  readonly elapsed: number;
}

/** Every convention that there is, on top of the built-in policy that has most of them. */
function policyText(tool: HostileInput['tool']): string {
  return `extends: builtin:vilo
migrations:
  paths: ["${tool === 'alembic' ? 'alembic/versions/*.py' : 'backend/migrations/*.sql'}"]
  tool: ${tool}
  since: "000"
conventions:
  rollback: { files: ["{number}_rollback.sql"] }
  timeouts: { lock: 5s, statement: 60s }
  companions: [{ files: ["docs/**"] }]
  schema-file: prisma/schema.prisma
  row-security: true
  deprecation: { prefix: _deprecated_, wait: 14d }
  required-later: true
  explained-destruction: true
  kept-data: true
`;
}

/** Judges a pull request as the gate does, from its texts to the comment. */
export async function judge(
  files: Readonly<Record<string, string>>,
  tool: HostileInput['tool'],
): Promise<Judged> {
  await loadParser();
  const changes = changesOf(files);
  const text = policyText(tool);
  const policy = choosePolicy(
    {
      kind: 'present',
      path: POLICY_PATH,
      sha: 'policy',
      content: { kind: 'text', text, bytes: text.length },
    },
    { kind: 'absent' },
    { complete: true, items: changes.files },
  );
  if (policy.invalid !== undefined)
    throw new Error(policy.invalid.problems.map(({ message }) => message).join('\n'));
  const at = '2026-01-16T12:00:00.000Z';
  const begun = performance.now();
  const started = processorTime();
  let reading = 0;
  const assessment = await assessChanges(changes, EVERYTHING, policy, {
    reader: {
      async read(each, by) {
        const from = processorTime();
        // As it comes from the reader's thread.
        const script = structuredClone(readMigration(each, by));
        reading += processorTime() - from;
        return script;
      },
    },
    at,
    baseBranch: 'main',
    words: { title: '[DB] Migration 100: change', description: DESCRIPTION },
  });
  const { base, head } = changes;
  const decision = decideOffline(assessment, policy, {
    base,
    head,
    baseBranch: 'main',
    files: changes.files,
    at,
  });
  const publication = publicationOf(decision);
  const judging = processorTime() - started - reading;
  return { assessment, publication, reading, judging, elapsed: performance.now() - begun };
}

const DESCRIPTION = '## Migration Summary\n\nMigration 100, risk LOW\n\n## What Changes\n\nA great deal\n';

function changesOf(files: Readonly<Record<string, string>>): LocalChanges {
  return {
    base: 'base',
    head: 'head',
    files: Object.keys(files).map((path): ChangedFile => ({ path, change: 'added' })),
    baseFiles: [],
    readBase: async () => ({}),
    readHead: async (paths) => Object.fromEntries(paths.map((path) => [path, entryOf(path, files[path])])),
  };
}

function entryOf(path: string, text: string | undefined): FileEntry {
  return text === undefined
    ? { content: { kind: 'absent' } }
    : { mode: 'regular', blob: path, content: { kind: 'text', text, bytes: Buffer.byteLength(text) } };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
