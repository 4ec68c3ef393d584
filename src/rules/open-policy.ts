import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import type { OperationOf } from '../domain/operation/operation.ts';
import type { Report } from './rule.ts';

/** What is to be said of a policy that lets every row through, to whoever may use the table. */
export function openPolicy(operation: OperationOf<'create-policy' | 'alter-policy'>): Report | undefined {
  const { kind, policy, table, using, check } = operation;
  if (kind === 'create-policy' && !(operation.permissive && isForEverybody(operation.roles)))
    return undefined;
  if (![using, check].some((condition) => condition !== undefined && isAlwaysTrue(condition.text)))
    return undefined;
  return {
    message: `Policy \`${policy}\` of \`${printName(table)}\` lets every row through.`,
    sql: conditionalPolicy(table, policy),
  };
}

/** A policy with a condition, to copy. */
export function conditionalPolicy(table: Name, policy: string): string {
  return [
    '-- Whose row it is, by the column that says so:',
    `CREATE POLICY ${printIdentifier(`${policy}_own`)} ON ${printName(table)}`,
    '  USING (owner = current_user) WITH CHECK (owner = current_user);',
  ].join('\n');
}

function isAlwaysTrue(text: string): boolean {
  return /^\(*\s*(?:true|1\s*=\s*1)\s*\)*$/i.test(text.trim());
}

/** A policy for a role of one's own lets nobody else through. */
function isForEverybody(roles: readonly string[]): boolean {
  return roles.length === 0 || roles.some((role) => /^(?:public|anon|authenticated)$/i.test(role));
}
