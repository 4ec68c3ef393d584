import { assess } from '../../src/assessment/assess.ts';
import type { Assessment } from '../../src/domain/assessment.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Migration } from '../../src/domain/migration.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { BARE } from '../support/policies.ts';

await loadParser();

/** A policy that says nothing of its own. */
export const policy: Policy = BARE;

/** A file of a pull request: its SQL, and what else is to be known of it. */
export type File = string | { readonly sql: string; readonly file: Partial<Migration> };

/** A new migration of plain numbered SQL. */
export function migrationOf(path: string, given: File): Migration {
  const { sql, file } = typeof given === 'string' ? { sql: given, file: {} } : given;
  const number = /^(?:.*\/)?(\d+[A-Z]?)_/.exec(path)?.[1];
  return {
    path,
    change: 'added',
    tool: 'numbered',
    direction: 'forward',
    ...(number === undefined ? {} : { number }),
    onBase: false,
    mode: 'regular',
    blob: 'b'.repeat(40),
    content: { kind: 'text', text: sql, bytes: Buffer.byteLength(sql) },
    ...file,
  };
}

/** The assessment of a pull request with these files. */
export function assessFiles(files: Readonly<Record<string, File>>, under: Policy = policy): Assessment {
  const migrations = Object.entries(files).map(([path, file]) => {
    const migration = migrationOf(path, file);
    const { content } = migration;
    return { migration, script: content.kind === 'text' ? readScript(content.text) : undefined };
  });
  return assess(migrations, under);
}

/** The assessment of a pull request with one new migration. */
export function assessSql(sql: string, under: Policy = policy): Assessment {
  return assessFiles({ 'migrations/099_change.sql': sql }, under);
}

/** The findings that say that something is wrong; notes are for whoever wants to do better. */
export function warningsOf({ findings }: Assessment): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'note');
}

/** The rules that found something, each once. */
export function rulesOf({ findings }: Assessment): readonly string[] {
  return [...new Set(findings.map((finding) => finding.rule))];
}
