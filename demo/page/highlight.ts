import highlighter from 'highlight.js/lib/core';
import pgsql from 'highlight.js/lib/languages/pgsql';
import yaml from 'highlight.js/lib/languages/yaml';

highlighter.registerLanguage('pgsql', pgsql);
highlighter.registerLanguage('yaml', yaml);

/** The lines of a file as HTML, coloured where its language is known; each line is whole in itself. */
export function highlightLines(path: string, text: string): readonly string[] {
  if (text === '') return [];
  const html = highlighter.highlight(text.replace(/\n$/, ''), { language: languageOf(path) }).value;
  let open: string[] = [];
  return html.split('\n').map((line) => {
    const begin = open.join('');
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g))
      open = tag === '</span>' ? open.slice(0, -1) : [...open, tag];
    return `${begin}${line}${'</span>'.repeat(open.length)}`;
  });
}

function languageOf(path: string): 'pgsql' | 'yaml' {
  return /\.ya?ml$/.test(path) ? 'yaml' : 'pgsql';
}
