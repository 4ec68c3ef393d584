import type { Migration } from '../domain/migration.ts';

/** Files that have one name in every migration's own folder. */
const IN_OWN_FOLDER = /^(?:migration|up|down)\.sql$/i;

/**
 * The names that a migration's rollback may have, by the templates of a policy: `{number}_rollback.sql` gives
 * `099_rollback.sql`. `{name}` is the migration's own without its number; its folder's, where each has one.
 */
export function rollbackFileNames(
  templates: readonly string[],
  { path, number = '' }: Pick<Migration, 'path' | 'number'>,
): readonly string[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const own = IN_OWN_FOLDER.test(file) ? (parts.at(-2) ?? '') : file.replace(/(?:\.up)?\.\w+$/i, '');
  const name = own.startsWith(number) ? own.slice(number.length).replace(/^[-_. ]+/, '') : own;
  return templates.map((template) => template.replaceAll('{number}', number).replaceAll('{name}', name));
}
