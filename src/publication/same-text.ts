/** Whether GitHub shows a text already: it may give it back with other line ends or without spaces at their ends. */
export function sameText(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function normal(text: string): string {
  return text.replace(/[ \t\r]+$/gm, '').trim();
}
