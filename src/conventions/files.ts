import type { Conventions } from '../domain/convention.ts';
import type { ChangedFile } from '../domain/snapshot.ts';
import { matcherOf } from './paths.ts';

/** The changed files that conventions are about beside the migrations, and that are there at the head. */
export function conventionFiles(
  { schemaFile }: Pick<Conventions, 'schemaFile'>,
  files: readonly ChangedFile[],
): readonly string[] {
  if (schemaFile === undefined) return [];
  const isSchema = matcherOf([schemaFile.path]);
  return files.flatMap(({ path, change }) => (change !== 'removed' && isSchema(path) ? [path] : []));
}
