import type { Name } from '../../domain/operation/name.ts';
import { isNewTable } from '../../rules/catalogue.ts';
import { memberKey } from '../outlook.ts';
import {
  type Classifiers,
  code,
  codes,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
  unlessSurelyNew,
} from './classification.ts';

type SecurityKind =
  | 'create-policy'
  | 'alter-policy'
  | 'drop-policy'
  | 'grant'
  | 'revoke'
  | 'grant-role'
  | 'revoke-role'
  | 'alter-default-privileges'
  | 'create-role'
  | 'alter-role'
  | 'drop-role'
  | 'drop-owned'
  | 'reassign-owned'
  | 'alter-system'
  | 'security-label';

export const securityLevels: Classifiers<SecurityKind> = {
  'create-policy': ({ policy, table }) =>
    low(`creates policy ${code(policy)} on ${code(table)}`, 'it changes no row', 'security'),
  'alter-policy': ({ policy, table }) =>
    low(`updates policy ${code(policy)} on ${code(table)}`, 'it changes no row', 'security'),
  'drop-policy': ({ policy, table }, context) => {
    const summary = `drops policy ${code(policy)} of ${code(table)}`;
    if (context.outlook.policies.has(memberKey(table, policy)))
      return low(summary, 'it is made again here', 'security');
    return unlessSurelyNew(
      table,
      context,
      medium(summary, 'who sees and changes which rows changes', 'security'),
    );
  },
  grant: ({ privileges, all, objectKind, objects, to, toPublic }, context) => {
    const what = all ? 'all privileges' : privileges.join(', ').toLowerCase();
    const whom = toPublic ? 'everybody' : codes(to);
    const summary = `grants ${what} on ${objectKind} ${codes(objects)} to ${whom}`;
    if (objectKind === 'table' && areNew(objects, context)) return low(summary, NEW_TABLE, 'security');
    return medium(summary, `${whom} may do more than before`, 'security');
  },
  revoke: ({ privileges, objectKind, objects, from }) =>
    medium(
      `revokes ${privileges.length > 0 ? privileges.join(', ').toLowerCase() : 'all privileges'} on ${objectKind} ${codes(objects)} from ${codes(from)}`,
      'code that needs them fails',
      'security',
      'incompatible',
    ),
  'grant-role': ({ roles, to }) =>
    medium(`grants ${codes(roles)} to ${codes(to)}`, `${codes(to)} may do more than before`, 'security'),
  'revoke-role': ({ roles, from }) =>
    medium(
      `revokes ${codes(roles)} from ${codes(from)}`,
      'code that needs it fails',
      'security',
      'incompatible',
    ),
  'alter-default-privileges': ({ grants, toPublic }) =>
    medium(
      `changes the privileges ${grants ? 'granted' : 'revoked'} by default${toPublic ? ' to everybody' : ''}`,
      'who may use tables that are yet to be made changes',
      'security',
    ),
  'create-role': ({ role, superuser }) =>
    superuser
      ? high(`creates superuser ${code(role)}`, 'a superuser may do anything', 'security')
      : medium(`creates role ${code(role)}`, 'somebody else may sign in or hold privileges', 'security'),
  'alter-role': ({ role, superuser }) =>
    superuser
      ? high(`makes role ${code(role)} a superuser`, 'a superuser may do anything', 'security')
      : medium(`changes role ${code(role)}`, 'what it may do, or how it signs in, changes', 'security'),
  'drop-role': ({ role }) =>
    high(`drops role ${code(role)}`, 'whoever signs in with it is locked out', 'security', 'incompatible'),
  'drop-owned': ({ roles }) =>
    high(
      `drops everything that ${codes(roles)} own`,
      'tables and their rows are lost',
      'destructive',
      'security',
    ),
  'reassign-owned': ({ roles, to }) =>
    medium(
      `gives everything that ${codes(roles)} own to ${code(to)}`,
      'who may change it changes',
      'security',
    ),
  'alter-system': ({ setting }) =>
    high(
      `changes the server setting ${code(setting)}`,
      'it is in force for every database of the server',
      'security',
    ),
  'security-label': ({ objectKind }) =>
    medium(`labels a ${objectKind}`, 'what a security provider allows changes', 'security'),
};

function areNew(tables: readonly Name[], { catalogue }: LevelContext): boolean {
  return tables.length > 0 && tables.every((table) => isNewTable(catalogue, table));
}
