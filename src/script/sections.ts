import type { Sections } from '../detection/tool.ts';
import { blank } from './blank.ts';

/** The two ways of one file, each as long as the file and blank where the other is, so that places stay. */
export interface Ways {
  readonly forward: string;
  /** Absent where the file has no section that goes back. */
  readonly back?: string;
}

/** Tells a file's sections apart. What stands before the first marker counts as going forward. */
export function splitSections(text: string, { up, down, statementEnd }: Sections): Ways {
  const forward: string[] = [];
  const back: string[] = [];
  let way = forward;
  for (const line of text.split('\n')) {
    if (up.test(line)) way = forward;
    else if (down.test(line)) way = back;
    const other = way === forward ? back : forward;
    way.push(statementEnd?.test(line) ? ended(line) : line);
    other.push(blank(line));
  }
  const returns = back.join('\n');
  return { forward: forward.join('\n'), ...(returns.trim() === '' ? {} : { back: returns }) };
}

/** The end of a statement in the place of the marker that says so. */
function ended(line: string): string {
  return `;${blank(line).slice(1)}`;
}
