import { visibleBlock } from './visible.ts';

/** A block of code between fences longer than any run of backticks in it. It must start on a line of its own. */
export function fence(text: string, language: string): string {
  const shown = visibleBlock(text).replace(/\n+$/, '');
  const runs = shown.match(/`+/g) ?? [];
  const ticks = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  return `${ticks}${language}\n${shown}\n${ticks}`;
}
