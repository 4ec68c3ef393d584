import { type Answer, type Call, ok } from './call.ts';

const DEFAULT_SIZE = 30;
const LARGEST = 100;

/** One page of a list, with the addresses of the others; `wrap` makes the body of it. */
export function page<Item>(
  call: Call,
  items: readonly Item[],
  present: (item: Item) => unknown,
  wrap: (entries: readonly unknown[]) => unknown = (entries) => entries,
): Answer {
  const size = Math.min(LARGEST, positive(call.query.get('per_page')) ?? DEFAULT_SIZE);
  const number = positive(call.query.get('page')) ?? 1;
  const last = Math.max(1, Math.ceil(items.length / size));
  const shown = items.slice((number - 1) * size, number * size);
  const links = [
    ...(number > 1 ? [link(call, Math.min(number - 1, last), 'prev')] : []),
    ...(number < last ? [link(call, number + 1, 'next'), link(call, last, 'last')] : []),
    ...(number > 1 ? [link(call, 1, 'first')] : []),
  ];
  return ok(wrap(shown.map(present)), links.length === 0 ? {} : { link: links.join(', ') });
}

function link(call: Call, number: number, rel: string): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(number));
  return `<${call.url}?${query}>; rel="${rel}"`;
}

function positive(text: string | null): number | undefined {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number > 0 ? number : undefined;
}
