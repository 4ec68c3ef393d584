import MarkdownIt from 'markdown-it';

/** What a description consists of, in its order, without what an HTML comment hides. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly label: Label }
  | { readonly kind: 'box'; readonly ticked: boolean; readonly text: string }
  /** A line of a paragraph, a list or a table, with the addresses of its links. */
  | { readonly kind: 'line'; readonly text: string; readonly label?: Label }
  | { readonly kind: 'code'; readonly text: string };

/** `Risk Level: LOW`, or a heading with what stands behind its colon. */
export interface Label {
  readonly name: string;
  readonly value: string;
  /** Bold ones stand in for headings. */
  readonly bold: boolean;
}

/** GitHub's own kind has tables, too. */
const markdown = new MarkdownIt({ html: true });

type Token = ReturnType<typeof markdown.parse>[number];

/** Reads the description of a pull request. */
export function readDescription(description: string): readonly Block[] {
  const tokens = markdown.parse(description, {});
  return tokens.flatMap((token, at) => {
    switch (token.type) {
      case 'inline':
        return blocksOf(token, tokens[at - 1], tokens[at - 2]);
      case 'fence':
      case 'code_block':
        return nonBlank(token.content).map((text): Block => ({ kind: 'code', text }));
      case 'html_block':
        return nonBlank(shownOf(token.content)).map((text) => lineOf({ text, bold: '' }));
      default:
        return [];
    }
  });
}

function blocksOf(
  { children }: Token,
  around: Token | undefined,
  outside: Token | undefined,
): readonly Block[] {
  const lines = linesOf(children ?? []);
  if (around?.type === 'heading_open') {
    const text = lines.map((line) => line.text).join(' ');
    const label = labelOf({ text, bold: '' }) ?? { name: text, value: '', bold: false };
    return [{ kind: 'heading', depth: Number(around.tag.slice(1)), text, label }];
  }
  return lines.flatMap((line, at): readonly Block[] => {
    const [, mark, text] =
      (at === 0 && outside?.type === 'list_item_open' && /^\[([ xX])\]\s+(.+)$/.exec(line.text)) || [];
    if (mark !== undefined && text !== undefined) return [{ kind: 'box', ticked: mark !== ' ', text }];
    return line.text === '' ? [] : [lineOf(line)];
  });
}

/** A line as it is shown, and the bold words that it begins with. */
interface ShownLine {
  readonly text: string;
  readonly bold: string;
}

function lineOf(line: ShownLine): Block {
  const label = labelOf(line);
  return { kind: 'line', text: line.text, ...(label === undefined ? {} : { label }) };
}

/** A bold sentence is none. */
function labelOf({ text, bold }: ShownLine): Label | undefined {
  const rest = text.slice(bold.length).trim();
  if (bold !== '' && (/:$/.test(bold) || rest.startsWith(':') || (rest === '' && !/[.!?]$/.test(bold))))
    return { name: bold.replace(/:$/, ''), value: rest.replace(/^:\s*/, ''), bold: true };
  const [, name, value = ''] = /^([^:]{1,60}):(?:\s+(.*))?$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, value, bold: false };
}

function linesOf(children: readonly Token[]): readonly ShownLine[] {
  const lines: { text: string; bold: string }[] = [{ text: '', bold: '' }];
  let isBold = false;
  let address = '';
  for (const token of children) {
    const line = lines.at(-1) ?? { text: '', bold: '' };
    if (token.type === 'strong_open') isBold = line.text.trim() === '';
    else if (token.type === 'strong_close') isBold = false;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') lines.push({ text: '', bold: '' });
    else if (token.type === 'link_open') address = `${token.attrGet('href') ?? ''}`;
    else if (token.type === 'link_close') line.text += ` (${address})`;
    else if (token.type !== 'html_inline') {
      line.text += token.type === 'code_inline' ? `\`${token.content}\`` : token.content;
      if (isBold) line.bold = line.text;
    }
  }
  return lines.map(({ text, bold }) => ({ text: text.trim(), bold: bold.trim() }));
}

/** What HTML shows. */
function shownOf(html: string): string {
  return html.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '').replaceAll(/<[^<>]*>/g, '');
}

function nonBlank(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
