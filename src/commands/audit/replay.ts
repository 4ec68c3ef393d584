import { entryId } from '../../audit/chain.ts';
import type { Difference } from '../../audit/compare.ts';
import { visible } from '../../publication/markdown/visible.ts';
import { type Replay, type ReplayPorts, replay } from '../../usecases/replay.ts';
import { CannotRun } from '../cannot-run.ts';
import { jsonText } from '../json-text.ts';
import type { Terminal } from '../terminal.ts';
import type { ReplayRequest } from './arguments.ts';

export interface ReplayCommandPorts extends ReplayPorts {
  readonly terminal: Terminal;
  /** Of this program. */
  readonly version: string;
}

export type Replayed = Extract<Replay, { readonly kind: 'replayed' }>;

/**
 * Decides an entry again, and says whether it is the same.
 *
 * @throws CannotRun where there is nothing to decide again.
 */
export async function replayEntry(request: ReplayRequest, ports: ReplayCommandPorts): Promise<0 | 1> {
  const { repository, sequence, format } = request;
  const replayed = await replay(repository, sequence, ports);
  if (replayed.kind === 'impossible')
    throw new CannotRun(`${entryId(repository, sequence)} cannot be replayed. ${replayed.why}`);
  ports.terminal.out(replayedText(replayed, format, ports.version));
  return isSame(replayed) ? 0 : 1;
}

function isSame({ alterations, differences }: Replayed): boolean {
  return alterations.length + differences.length === 0;
}

/**
 * What came of deciding an entry again, in one of the formats.
 *
 * @param version of this program.
 */
export function replayedText(replayed: Replayed, format: ReplayRequest['format'], version: string): string {
  return format === 'json' ? jsonOf(replayed, version) : textOf(replayed, version);
}

function textOf(replayed: Replayed, version: string): string {
  const { entry, alterations, differences } = replayed;
  const by =
    entry.version === version
      ? `by version ${version}`
      : `recorded by ${entry.version}, replayed by ${version}`;
  const verdict = 'verdict' in entry ? `${entry.verdict}, ${entry.level}` : entry.kind;
  if (isSame(replayed)) return `${entry.id} is decided as it was: ${verdict} (${by}).\n`;
  const newer =
    entry.version === version || differences.length === 0
      ? []
      : [
          'Another version of the program may judge otherwise: to see what was recorded, replay it by the one that recorded it.',
        ];
  const lines = [...alterations, ...differences.map(differenceLine)].map(visible);
  return [`${entry.id} is different (${by}).`, ...lines, ...newer].map((line) => `${line}\n`).join('');
}

function differenceLine({ what, recorded, now }: Difference): string {
  if (now === undefined) return `  ${what}: recorded “${recorded}”, and now it is not there`;
  if (recorded === undefined) return `  ${what}: now “${now}”, which was not recorded`;
  return `  ${what}: recorded “${recorded}”, and now “${now}”`;
}

function jsonOf(replayed: Replayed, version: string): string {
  const { entry, alterations, differences } = replayed;
  const { id, version: recordedBy } = entry;
  return `${jsonText({ id, same: isSame(replayed), recordedBy, replayedBy: version, alterations, differences }, 2)}\n`;
}
