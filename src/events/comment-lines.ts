import MarkdownIt from 'markdown-it';

/** Of what stands within a line only that matters which may span lines: the rest stays as it was typed. */
const markdown = new MarkdownIt('commonmark', { html: true }).disable([
  'emphasis',
  'link',
  'image',
  'autolink',
  'entity',
]);

/**
 * The lines of a comment that its author says in their own words, as they were typed: those of paragraphs. What is
 * quoted, or stands in a list, a heading, code or HTML, is spoken of and not said.
 */
export function spokenLines(body: string): readonly string[] {
  const tokens = markdown.parse(body, {});
  return tokens.flatMap(({ type, level, children }, index) =>
    type === 'inline' && level === 1 && tokens[index - 1]?.type === 'paragraph_open'
      ? linesOf(children ?? [])
      : [],
  );
}

type Token = ReturnType<typeof markdown.parse>[number];

function linesOf(children: readonly Token[]): readonly string[] {
  const text = children.map(({ type, content, markup }) => {
    if (type === 'softbreak' || type === 'hardbreak') return '\n';
    return type === 'code_inline' ? `${markup}${content}${markup}` : content.replaceAll('\n', ' ');
  });
  return text.join('').split('\n');
}
