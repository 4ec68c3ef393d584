import { collapsed } from '../markdown/collapsed.ts';
import { escapeProse } from '../markdown/prose.ts';
import { counted, withStop } from '../wording/list.ts';

/** From this many on they are folded away. */
const LONG = 8;

/** More entries help nobody. */
const MOST = 60;

/**
 * Sentences as a list, folded away where it is long; '' without any.
 *
 * @param title what stands above it, ready to stand in Markdown.
 * @param noun what one of them is, in the singular.
 */
export function listOf(title: string, noun: string, sentences: readonly string[]): string {
  if (sentences.length === 0) return '';
  const left = sentences.length - MOST;
  const lines = [
    ...sentences.slice(0, MOST).map((sentence) => `- ${escapeProse(withStop(sentence), 400)}`),
    ...(left > 0 ? [`- and ${left} more`] : []),
  ].join('\n');
  const shown = sentences.length < LONG ? lines : collapsed(counted(sentences.length, noun), lines);
  return `**${title}**\n\n${shown}`;
}
