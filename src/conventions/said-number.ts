import { compareNaturally } from '../domain/natural-order.ts';

/** The numbers that a value begins with: of `099 and 100`, of `099_add_tags.sql`. */
export function saidNumbers(value: string): readonly string[] {
  return value.split(/[,&+]|\band\b/).flatMap((part) => {
    const [, number] = /^[^\p{L}\p{N}]*(\d+[A-Z]?)(?![\p{L}\p{N}])/u.exec(part) ?? [];
    return number === undefined ? [] : [number];
  });
}

/** Whether a number that a person writes is one of these: `99` is `099`. Where there are none, nothing can be wrong. */
export function isOneOfNumbers(said: string, numbers: readonly string[]): boolean {
  return numbers.length === 0 || numbers.some((number) => compareNaturally(number, said) === 0);
}
