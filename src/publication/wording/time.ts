/** An instant for people of any time zone: `2026-01-16 12:00 UTC`; a text that is none stays what it is. */
export function timeWords(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
