import type { Volatility } from '../domain/operation/expression.ts';

/** PostgreSQL's own volatile functions that defaults use (pg_proc.provolatile = 'v'), and those of well-known extensions. */
const VOLATILE = new Set([
  'clock_timestamp',
  'currval',
  'gen_random_bytes',
  'gen_random_uuid',
  'gen_salt',
  'lastval',
  'nextval',
  'nanoid',
  'pg_sleep',
  'random',
  'random_normal',
  'setseed',
  'setval',
  'timeofday',
  'txid_current',
  'ulid_generate',
  'uuid_generate_v1',
  'uuid_generate_v1mc',
  'uuid_generate_v4',
  'uuidv4',
  'uuidv7',
]);

/** Stable: one value for the whole statement (pg_proc.provolatile = 's'). */
const STABLE = new Set([
  'age',
  'current_database',
  'current_schema',
  'current_setting',
  'current_user',
  'date_part',
  'date_trunc',
  'extract',
  'inet_client_addr',
  'now',
  'pg_backend_pid',
  'session_user',
  'statement_timestamp',
  'timezone',
  'to_char',
  'to_date',
  'to_json',
  'to_jsonb',
  'to_timestamp',
  'transaction_timestamp',
]);

/** Immutable: the same answer for the same arguments (pg_proc.provolatile = 'i'). */
const IMMUTABLE = new Set([
  'abs',
  'array_append',
  'array_length',
  'btrim',
  'ceil',
  'char_length',
  'coalesce',
  'decode',
  'encode',
  'floor',
  'greatest',
  'initcap',
  'json_build_array',
  'jsonb_build_array',
  'json_build_object',
  'jsonb_build_object',
  'least',
  'left',
  'length',
  'lower',
  'lpad',
  'make_interval',
  'md5',
  'mod',
  'nullif',
  'regexp_replace',
  'repeat',
  'replace',
  'reverse',
  'right',
  'round',
  'rpad',
  'sha256',
  'split_part',
  'strpos',
  'substr',
  'substring',
  'to_tsvector',
  'trim',
  'upper',
]);

/** How a function varies, by name; unknown for those that the migration or an extension defines. */
export function functionVolatility(name: string): Volatility {
  const bare =
    name.includes('.') && !name.startsWith('extensions.') && !name.startsWith('public.')
      ? name
      : (name.split('.').at(-1) ?? name);
  if (VOLATILE.has(bare)) return 'volatile';
  if (STABLE.has(bare)) return 'stable';
  return IMMUTABLE.has(bare) ? 'constant' : 'unknown';
}

const ORDER: readonly Volatility[] = ['constant', 'stable', 'unknown', 'volatile'];

/** The stronger of two: what is volatile stays so whatever else is in the expression. */
export function mostVolatile(a: Volatility, b: Volatility): Volatility {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}
