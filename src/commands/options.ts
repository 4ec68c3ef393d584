import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggest } from '../policy/quote.ts';
import { UsageError } from './cannot-run.ts';

/** What every command takes. */
export const COMMON = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  color: { type: 'boolean' },
  format: { type: 'string', short: 'f' },
} as const;

export interface Coloured {
  /** Undefined where nothing was said. */
  readonly colour?: boolean;
}

/** @throws UsageError for an option that there is not, with what was probably meant. */
export function parse<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${mended(error.message)} ${hintFor(error.message, options)}`.trim());
  }
}

/** Node's own sentence, up to the advice that is meant for file names. */
function mended(message: string): string {
  return `${message
    .split(/\. To specify|\n/)[0]
    ?.replaceAll("'", '`')
    .replace(/\.$/, '')}.`;
}

function hintFor(message: string, options: object): string {
  const unknown = /^Unknown option '(-[^']+)'/.exec(message)?.[1];
  if (unknown === undefined) return '';
  return (
    suggest(
      unknown,
      Object.keys(options).map((name) => `--${name}`),
    ) ?? ''
  );
}

/** @throws UsageError for a value that the option does not take. */
export function oneOf<T extends string>(
  option: string,
  written: string | undefined,
  values: readonly T[],
): T | undefined {
  if (written === undefined) return undefined;
  const found = values.find((value) => value === written);
  if (found === undefined)
    throw new UsageError(
      `\`--${option} ${written}\` makes no sense. ${suggest(written, values) ?? ''}`.trim(),
    );
  return found;
}

/** @throws UsageError for an option with nothing behind it. */
export function filled(option: string, written: string): string {
  if (written.trim() === '') throw new UsageError(`\`--${option}\` needs a value.`);
  return written;
}

/** Whether colours were asked for. */
export function colourOf({ color }: { readonly color?: boolean | undefined }): Coloured {
  return color === undefined ? {} : { colour: color };
}
