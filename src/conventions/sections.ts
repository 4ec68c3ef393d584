import type { SectionName } from '../domain/convention.ts';
import { linesOf } from './lines.ts';
import { isPlaceholder } from './placeholder.ts';

/** What stands below a title in a migration's comments. */
export interface Section {
  readonly name: SectionName | 'other';
  readonly line: number;
  /** What its comments say, template words left out. */
  readonly words: readonly string[];
  /** Its lines of code. */
  readonly code: readonly string[];
}

const TITLES: readonly (readonly [Section['name'], RegExp])[] = [
  ['pre-flight', /^pre[- ]?(?:flight|migration|conditions?|requisites?|checks?)\b(?: checks?)?/i],
  ['backup', /^back[- ]?ups?\b(?: creation| tables?)?/i],
  [
    'verification',
    /^(?:post[- ]?(?:flight|migration|deployment)[- ]?)?(?:verif(?:y|ication)|checks?)\b(?: quer(?:y|ies))?/i,
  ],
  ['rollback', /^(?:roll[- ]?back|down|undo|revert)\b(?: instructions?| script| plan| steps?| procedure)?/i],
  ['other', /^(?:schema changes?|(?:main )?changes?|migration|up|step \d+)\s*:?$/i],
];

/** The sections of a migration, as far as its comments have titles; the header before them is none. */
export function sectionsOf(text: string): readonly Section[] {
  const sections: { name: Section['name']; line: number; words: string[]; code: string[] }[] = [];
  for (const { text: line, comment, span } of linesOf(text)) {
    const said = comment === undefined ? undefined : plain(comment);
    const title = said === undefined ? undefined : titleIn(said);
    const last = sections.at(-1);
    if (title !== undefined) {
      const words = isPlaceholder(title.rest) ? [] : [title.rest];
      sections.push({ name: title.name, line: span.from.line, words, code: [] });
    } else if (said !== undefined) {
      if (said !== '' && !isPlaceholder(said)) last?.words.push(said);
    } else if (line.trim() !== '') last?.code.push(line.trim());
  }
  return sections;
}

/** A comment without the rules and numbers that people draw around titles. */
function plain(comment: string): string {
  return comment
    .replace(/^[\s=*#~_\u2500-\u257f-]+|[\s=*#~_\u2500-\u257f-]+$/g, '')
    .replace(/^(?:\d+[.)]|step \d+:)\s+/i, '');
}

/** A title stands alone or before a colon; a sentence that begins with its word is none. */
function titleIn(said: string): { readonly name: Section['name']; readonly rest: string } | undefined {
  for (const [name, pattern] of TITLES) {
    const found = pattern.exec(said)?.[0];
    if (found === undefined) continue;
    const rest = said.slice(found.length).trim();
    if (rest === '' || /^[:(\u2013-]/.test(rest)) return { name, rest: rest.replace(/^[:\u2013-]\s*/, '') };
  }
  return undefined;
}
