import { isPlaceholder } from './placeholder.ts';

/** A description as its author wrote it: what the template hides in HTML comments is left out. */
export interface Description {
  readonly sections: readonly DescriptionSection[];
  readonly boxes: readonly Box[];
  /** All of it. */
  readonly text: string;
}

export interface DescriptionSection {
  readonly heading: string;
  /** The lines of the author's own below it, those below its own subheadings among them. */
  readonly own: readonly string[];
}

export interface Box {
  readonly text: string;
  readonly ticked: boolean;
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*)$/;
const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** What comes after so many characters of a line nobody reads, and reading it could be made slow. */
const LONGEST_LINE = 1_000;

function clipped(markdown: string): string {
  return markdown
    .split(/\r?\n/)
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
}

/** Reads a description. Whoever writes it may write anything: what has no meaning here is text. */
export function descriptionOf(markdown: string): Description {
  const text = clipped(markdown).replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');
  const sections: { heading: string; depth: number; own: string[] }[] = [];
  const boxes: Box[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (mark !== undefined && (fence === undefined || line.trim().startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    const [, marks, heading] = fence === undefined ? (HEADING.exec(line) ?? []) : [];
    if (marks !== undefined && heading !== undefined) {
      sections.push({ heading: heading.replace(/[\s#]+$/, ''), depth: marks.length, own: [] });
      continue;
    }
    const [, tick, label] = fence === undefined ? (BOX.exec(line) ?? []) : [];
    if (tick !== undefined && label !== undefined) boxes.push({ text: label, ticked: tick !== ' ' });
    // A box that nobody ticked is the template's.
    if (tick === ' ' || isTemplateLine(line)) continue;
    for (const section of openSections(sections)) section.own.push(line.trim());
  }
  return { sections, boxes, text };
}

/** The last section, and those that it is a part of. */
function openSections<S extends { readonly depth: number }>(sections: readonly S[]): readonly S[] {
  const open: S[] = [];
  let depth = 7;
  for (const section of sections.toReversed())
    if (section.depth < depth) {
      open.push(section);
      depth = section.depth;
    }
  return open;
}

/** Whether a line says no more than a template does: empty, an instruction, a field without a value, choices. */
function isTemplateLine(line: string): boolean {
  const words = line
    .trim()
    .replace(/^(?:[-*+>]|\d+[.)])\s+/, '')
    .replace(/^\*\*[^*]+\*\*\s*:?|^[A-Z][\w ]{0,30}:(?=\s*$)/, '')
    .replace(/^[:\s]+/, '');
  return (
    isPlaceholder(words) ||
    /^[-*_=|:\s]*$/.test(words) ||
    /^[^|]+(?:\|[^|]+){2,}$/.test(words) ||
    /^(?:describe|list|explain|link to|provide|write|add)\b.{0,80}\b(?:here|affected|needed|applicable|does|changes?)\b[^a-z]*$/i.test(
      words,
    )
  );
}

/** Headings and boxes are compared without case, marks and emoji. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The sections of a heading: by its words, whatever comes after them. */
export function sectionsUnder({ sections }: Description, heading: string): readonly DescriptionSection[] {
  const wanted = plainWords(heading);
  return sections.filter((section) => {
    const words = plainWords(section.heading);
    return words === wanted || words.startsWith(`${wanted} `);
  });
}

/** What a `**Field**: value` or `Field: value` line says, the template's choices left out. */
export function fieldIn({ text }: Description, field: RegExp): string | undefined {
  for (const line of text.split('\n')) {
    const [, name, value] = /^[\s>*+-]*([A-Za-z][\w ]{0,40}?)[\s*_]*:[\s*_]*(.+?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined || !field.test(name)) continue;
    const said = value.replaceAll(/[`*_]/g, '').trim();
    if (!said.includes('|') && !isPlaceholder(said)) return said;
  }
  return undefined;
}
