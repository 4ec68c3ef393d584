import type { Command } from '../domain/command.ts';
import { spokenLines } from './comment-lines.ts';

/** What every command begins with. */
const NAME = '/migration-gate';

/** More commands in one comment are nobody's. */
const MOST_COMMANDS = 10;

/** One or two words say nothing to those who approve it afterwards. */
const FEWEST_WORDS = 3;

/** The room that a reason has, in characters. */
const LONGEST_REASON = 300;

/** The commands of a comment: each on a line of its own, in the author's own words. */
export function commandsIn(body: string): readonly Command[] {
  // Most comments have none, and reading Markdown takes time.
  if (!body.toLowerCase().includes(NAME)) return [];
  return spokenLines(body)
    .flatMap((line) => commandOf(line.trim()) ?? [])
    .slice(0, MOST_COMMANDS);
}

function commandOf(line: string): Command | undefined {
  const [name = '', verb = 'help', ...words] = line.split(/\s+/);
  if (name.toLowerCase() !== NAME) return undefined;
  switch (verb.toLowerCase()) {
    case 'recheck':
      return { kind: 'recheck' };
    case 'explain':
      return { kind: 'explain' };
    case 'help':
      return { kind: 'help' };
    case 'emergency':
      return emergency(words, line);
    case 'waive':
      return waive(words, line);
    default:
      return { kind: 'not-understood', line, problem: `there is no command \`${verb}\`` };
  }
}

function emergency(words: readonly string[], line: string): Command {
  return words.length < FEWEST_WORDS
    ? { kind: 'not-understood', line, problem: 'an emergency needs its reason after it, in words' }
    : { kind: 'emergency', reason: reasonOf(words) };
}

function waive(words: readonly string[], line: string): Command {
  const { item, rest } = itemAndRest(words);
  if (item === '')
    return { kind: 'not-understood', line, problem: 'a waiver needs what it waives, and the reason' };
  return rest.length === 0
    ? { kind: 'not-understood', line, problem: `a waiver of \`${item}\` needs its reason after it` }
    : { kind: 'waive', item, reason: reasonOf(rest) };
}

/** A name with spaces in it stands between quotes or backticks. */
function itemAndRest(words: readonly string[]): { readonly item: string; readonly rest: readonly string[] } {
  const [, , quoted, after = ''] = /^(["'`])(.+?)\1(?: |$)(.*)$/.exec(words.join(' ')) ?? [];
  if (quoted !== undefined) return { item: quoted, rest: after === '' ? [] : after.split(' ') };
  const [item = '', ...rest] = words;
  return { item, rest };
}

function reasonOf(words: readonly string[]): string {
  return words.join(' ').slice(0, LONGEST_REASON).toWellFormed();
}
