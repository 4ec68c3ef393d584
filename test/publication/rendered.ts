import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false }).add('//', null);

/** A body as GitHub would render it, before GitHub's own mentions and references. */
export function render(body: string): string {
  return markdown.render(body);
}

/**
 * The tags of a page in order, with their attributes unless these hold an address; `code` may come and go. Of the
 * mark of a line's box it does not matter whose it is.
 */
export function structureOf(html: string): readonly string[] {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags
    .map((tag) => tag.replace(/ (href|class)="[^"]*"/g, ''))
    .map((tag) => tag.replace(/^<!-- item:(?:[\w.~]|%[0-9A-F]{2}|-(?!-))* -->$/, '<!-- item -->'))
    .filter((tag) => !/^<\/?code>$/.test(tag));
}

export function addressesOf(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address = '']) => address);
}

/** The text in which GitHub looks for mentions, references and addresses: not in code, not in links. */
export function linkableText(html: string): string {
  return html
    .replace(/<(code|pre|a)[ >][\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** What GitHub turns into a mention, a reference or a link in text. */
export const LINKED_BY_GITHUB: readonly RegExp[] = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bGH-\d/i,
  /\bhttps?:\/\//i,
  /\bwww\./i,
  /\b[0-9a-f]{7,40}\b/,
  /:[a-z0-9_+-]+:/i,
];
