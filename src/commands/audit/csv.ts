import { readEntry } from '../../audit/chain.ts';
import { outcomeWords, policyWords } from '../../audit/words.ts';
import type { RecordedEntry, SilenceGround } from '../../domain/audit.ts';
import { visibleBlock } from '../../publication/markdown/visible.ts';
import type { StoredLink } from '../../usecases/ports/audit-records.ts';

/** What a cell is made from: nothing, one thing, or several. */
type Cell = string | number | undefined | readonly string[];

/** The columns, in their order, and what each entry has in them. */
const COLUMNS: Readonly<Record<string, (entry: RecordedEntry) => Cell>> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  version: ({ version }) => version,
  kind: ({ kind }) => kind,
  repository: ({ repository }) => repository,
  pull: ({ pull }) => pull,
  cause: ({ why }) => why.cause,
  deliveries: ({ why }) => why.deliveries,
  head: (entry) => ('head' in entry ? entry.head : undefined),
  base: (entry) => ('base' in entry ? entry.base : undefined),
  base_branch: (entry) => ('baseBranch' in entry ? entry.baseBranch : undefined),
  state: (entry) => ('state' in entry ? entry.state : undefined),
  digest: (entry) => ('digest' in entry ? entry.digest : undefined),
  policy: (entry) => ('policy' in entry ? policyWords(entry.policy) : undefined),
  policy_sha: (entry) => ('policy' in entry ? entry.policy.sha : undefined),
  level: (entry) => ('level' in entry ? entry.level : undefined),
  verdict: (entry) =>
    'verdict' in entry ? entry.verdict : entry.kind === 'undetermined' ? entry.kind : undefined,
  findings: (entry) => ('findings' in entry ? outcomeWords(entry).findings : undefined),
  counted: (entry) => ('counted' in entry ? outcomeWords(entry).counted : undefined),
  not_counted: (entry) => ('notCounted' in entry ? outcomeWords(entry).notCounted : undefined),
  objections: (entry) => ('objections' in entry ? outcomeWords(entry).objections : undefined),
  shortfalls: (entry) => ('shortfalls' in entry ? outcomeWords(entry).shortfalls : undefined),
  refusals: (entry) => ('refusals' in entry ? outcomeWords(entry).refusals : undefined),
  acts: (entry) => ('acts' in entry ? outcomeWords(entry).acts : undefined),
  status: (entry) => ('status' in entry ? entry.status?.state : undefined),
  description: (entry) => ('status' in entry ? entry.status?.description : undefined),
  writes: (entry) => ('writes' in entry ? entry.writes : undefined),
  note: noteOf,
  facts: (entry) => ('facts' in entry ? entry.facts : undefined),
};

/** What only entries of one kind say. */
function noteOf(entry: RecordedEntry): Cell {
  switch (entry.kind) {
    case 'decision':
      return undefined;
    case 'merge-group': {
      const { head, different } = entry.group;
      return [`group ${head}`, ...(different === undefined ? [] : [`${different} is different there`])];
    }
    case 'undetermined':
      return groundWords(entry.ground);
    case 'deed': {
      const { deeds, refused, failed } = entry;
      return [...deeds, ...refused, ...(failed === undefined ? [] : [`failed: ${failed}`])];
    }
  }
}

function groundWords(ground: SilenceGround): string {
  switch (ground.kind) {
    case 'fault':
      return ground.message;
    case 'no-pull-request':
      return `${ground.branch} names no pull request`;
    case 'not-open':
      return `#${ground.pull} is not open`;
  }
}

/** The first line. */
export function csvHeader(): string {
  return lineOf([...Object.keys(COLUMNS), 'previous', 'hash']);
}

/** The line of an entry. One that somebody made unreadable has its id and its hashes. */
export function csvLine(link: StoredLink): string {
  const entry = readEntry(link);
  const cells = Object.values(COLUMNS).map((read) => (entry === undefined ? undefined : read(entry)));
  return lineOf([...cells, link.previous, link.hash]);
}

/** RFC 4180. */
function lineOf(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(harmless(visibleBlock(textOf(cell))))).join(',')}\r\n`;
}

function textOf(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? cell.join('; ') : String(cell);
}

/**
 * What a spreadsheet would take for a formula, as text: whoever writes a title or a reason would run it on the
 * machine of whoever opens the file. Source: OWASP, “CSV Injection”.
 */
function harmless(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
