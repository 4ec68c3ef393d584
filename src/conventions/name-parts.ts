import type { Captures } from './template.ts';

/** What a better name or title is made of: the words of the one that is there, and the number that it should have. */
export function namePartsOf(name: string, number = /^\d+/.exec(name)?.[0]): Captures {
  const words = name
    .replace(/\.[a-z]+$/i, '')
    .replace(/^[VURvur]?\d[\d._]*[A-Z]?(?=[_-])/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const digits = number?.replace(/\D.*$/, '');
  const letter = /[A-Z]$/.exec(number ?? '')?.[0];
  return {
    ...(digits === undefined ? {} : { number: digits, timestamp: digits }),
    ...(letter === undefined ? {} : { letter }),
    snake_case: words.join('_'),
    'kebab-case': words.join('-'),
    name: words.join('_'),
    text: words.join(' '),
  };
}
