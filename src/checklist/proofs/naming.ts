import type { Assessment } from '../../domain/assessment.ts';
import { disproved, FOR_PEOPLE, migrationsAhead, type ProofState, proved } from '../proof-state.ts';

/** A number or letter that the tool puts in front, and a description in snake case. */
const NAME = /^(?:[VBU]?\d[\d._-]*|R)_{1,2}[a-z0-9]+(?:_[a-z0-9]+)*$/;

/** File names that every migration of a tool has, so that the folder carries the name. */
const SAME_FOR_ALL = new Set(['migration', 'up', 'down']);

/** Each migration is named by the convention `<number>_<snake_case>`. */
export function proveNaming(assessment: Assessment): ProofState {
  const names = migrationsAhead(assessment).map(({ migration }) => nameOf(migration.path));
  if (names.length === 0) return FOR_PEOPLE;
  const wrong = names.find((name) => !NAME.test(name));
  if (wrong !== undefined) return disproved(`${wrong} is not a number and a name in snake case`);
  return proved(names.length === 1 ? `${names[0]}` : `all ${names.length} names are a number and snake case`);
}

function nameOf(path: string): string {
  const [file = '', folder = ''] = path.split('/').reverse();
  const stem = file.replace(/(?:\.up|\.do)?\.[a-z]+$/i, '');
  return SAME_FOR_ALL.has(stem) ? folder : stem;
}
