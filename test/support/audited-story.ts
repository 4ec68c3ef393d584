import type { RecordedEntry } from '../../src/domain/audit.ts';
import type { PullRef } from '../../src/domain/repository.ts';
import { type AuditedGate, startAuditedGate } from './audited-gate.ts';
import { ChecklistShop } from './checklist-shop.ts';
import type { RepositoryScript } from './github/script/repository.ts';

const POLICY = `
roles:
  lead: { users: [ann, theo] }
requirements:
  - checklist:
      - { id: tested, text: Tested on staging, required: true }
      - { id: backup, text: A backup was taken, required: true }
      - { id: errors, text: The error rate is as before, phase: after-deployment, due: 24h }
conventions:
  two-phases: { wait: 14d }
waivers: { roles: [lead] }
emergency: { roles: [lead], deadline: 24h, label: emergency }
`;
export const MERGED_PATH = 'db/migrations/002_notes.sql';
const EMERGENCY_PATH = 'db/migrations/003_drop.sql';
const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';

/** What happened to four pull requests, and what was recorded of it. */
export interface AuditedStory {
  readonly gate: AuditedGate;
  readonly shop: RepositoryScript;
  readonly numbers: Readonly<Record<'plain' | 'merged' | 'emergency' | 'broken', number>>;
  /** All that was recorded, in order. */
  readonly told: readonly RecordedEntry[];
  /** The first entry of a pull request with this verdict, or of this kind. */
  entryOf(pull: number, what: string): RecordedEntry;
}

/** Everything that can happen, one after the other. */
export async function tellAuditedStory(): Promise<AuditedStory> {
  const gate = await startAuditedGate();
  const { workOff } = gate;
  const checklist = new ChecklistShop(gate, 'acme', POLICY);
  const shop = checklist.repository;
  const numbers = { plain: 0, merged: 0, emergency: 0, broken: 0 };

  numbers.plain = shop.openPull({ head: 'plain', author: 'mira', files: { 'README.md': 'hello' } }).number;
  await workOff();
  numbers.merged = shop.openPull({ head: 'notes', author: 'mira', files: { [MERGED_PATH]: ADD } }).number;
  await workOff();
  shop.commit('notes', { [MERGED_PATH]: `${ADD}-- again\n` }, { author: 'mira' });
  await workOff();
  shop.requestChanges(numbers.merged, 'yuki');
  await workOff();
  shop.approve(numbers.merged, 'sven');
  shop.approve(numbers.merged, 'yuki');
  await workOff();
  checklist.click(numbers.merged, 'tested', 'yuki');
  await workOff();
  shop.comment(numbers.merged, 'ann', '/migration-gate waive backup There is nothing to lose');
  await workOff();
  shop.enqueue(numbers.merged);
  await workOff();
  shop.merge(numbers.merged, 'mira');
  await workOff();

  numbers.emergency = shop.openPull({
    head: 'drop',
    author: 'mira',
    files: { [EMERGENCY_PATH]: 'ALTER TABLE orders DROP COLUMN id;\n' },
  }).number;
  await workOff();
  shop.comment(numbers.emergency, 'theo', '/migration-gate emergency Orders are down since noon');
  await workOff();

  numbers.broken = shop.openPull({
    head: 'broken',
    author: 'mira',
    files: { [EMERGENCY_PATH]: 'DROP' },
  }).number;
  const job = { kind: 'pull-request', pull: pullOf(gate, numbers.broken), cause: 'test' } as const;
  await gate.handler.park(job, new Error('GitHub answered 502.'));
  await workOff();
  const told = await gate.entries();
  return {
    gate,
    shop,
    numbers,
    told,
    entryOf(pull, what) {
      const is = (entry: RecordedEntry) =>
        ('verdict' in entry && entry.verdict === what) || entry.kind === what;
      const found = told.find((entry) => entry.pull === pull && is(entry));
      if (found === undefined) throw new Error(`#${pull} has no such entry.`);
      return found;
    },
  };
}

export function pullOf({ github }: AuditedGate, number: number): PullRef {
  const { id } = github.installationOf('acme');
  return { installation: id, repository: { owner: 'acme', name: 'shop' }, number };
}
