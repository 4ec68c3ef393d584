import type { OperationFacts } from '../../domain/operation/operation.ts';
import { expressionOf } from '../expressions.ts';
import { nameOfObject, nameOfRange } from '../names.ts';
import { cascades, fieldsOf, flagAt, has, listAt, type Node, nodeAt, textAt } from '../node.ts';
import { optionsAt, roleText } from '../options.ts';
import type { Reading } from '../reading.ts';
import type { Mapper } from './mapper.ts';
import { objectKindOf } from './rename.ts';

type Policy = Extract<OperationFacts, { readonly kind: 'create-policy' }>;

/** CREATE POLICY. */
export const createPolicy: Mapper = (fields, reading) => [
  {
    kind: 'create-policy',
    policy: textAt(fields, 'policy_name'),
    table: nameOfRange(nodeAt(fields, 'table')),
    permissive: flagAt(fields, 'permissive'),
    command: commandOf(textAt(fields, 'cmd_name')),
    roles: rolesAt(fields, 'roles'),
    ...conditionsOf(fields, reading),
  },
];

/** ALTER POLICY. */
export const alterPolicy: Mapper = (fields, reading) => [
  {
    kind: 'alter-policy',
    policy: textAt(fields, 'policy_name'),
    table: nameOfRange(nodeAt(fields, 'table')),
    ...conditionsOf(fields, reading),
  },
];

function conditionsOf(fields: Node, reading: Reading): Pick<Policy, 'using' | 'check'> {
  return {
    ...(has(fields, 'qual') ? { using: expressionOf(fields.qual, reading) } : {}),
    ...(has(fields, 'with_check') ? { check: expressionOf(fields.with_check, reading) } : {}),
  };
}

function commandOf(name: string): Policy['command'] {
  return name === 'select' || name === 'insert' || name === 'update' || name === 'delete' ? name : 'all';
}

function rolesAt(fields: Node, field: string): readonly string[] {
  return listAt(fields, field).map((role) => roleText(fieldsOf(role, 'RoleSpec') ?? {}));
}

/** GRANT and REVOKE of privileges. */
export const grant: Mapper = (fields) => {
  const roles = rolesAt(fields, 'grantees');
  const privileges = listAt(fields, 'privileges').map((item) =>
    textAt(fieldsOf(item, 'AccessPriv') ?? {}, 'priv_name'),
  );
  const objectKind = objectKindOf(fields.objtype);
  const objects = listAt(fields, 'objects').map(nameOfObject);
  const all = privileges.length === 0;
  if (!flagAt(fields, 'is_grant')) return [{ kind: 'revoke', privileges, objectKind, objects, from: roles }];
  return [
    { kind: 'grant', privileges, all, objectKind, objects, to: roles, toPublic: roles.includes('public') },
  ];
};

/** GRANT and REVOKE of roles. */
export const grantRole: Mapper = (fields) => {
  const roles = listAt(fields, 'granted_roles').map((item) =>
    textAt(fieldsOf(item, 'AccessPriv') ?? {}, 'priv_name'),
  );
  const people = rolesAt(fields, 'grantee_roles');
  return [
    flagAt(fields, 'is_grant')
      ? { kind: 'grant-role', roles, to: people }
      : { kind: 'revoke-role', roles, from: people },
  ];
};

/** ALTER DEFAULT PRIVILEGES. */
export const alterDefaultPrivileges: Mapper = (fields) => {
  const action = nodeAt(fields, 'action');
  return [
    {
      kind: 'alter-default-privileges',
      grants: flagAt(action, 'is_grant'),
      toPublic: rolesAt(action, 'grantees').includes('public'),
    },
  ];
};

/** CREATE ROLE and USER. */
export const createRole: Mapper = (fields) => [
  {
    kind: 'create-role',
    role: textAt(fields, 'role'),
    superuser: optionsAt(fields, 'options').superuser === 'true',
  },
];

/** ALTER ROLE, its options or its settings. */
export const alterRole: Mapper = (fields) => [
  {
    kind: 'alter-role',
    role: roleText(nodeAt(fields, 'role')),
    superuser: optionsAt(fields, 'options').superuser === 'true',
  },
];

/** DROP OWNED. */
export const dropOwned: Mapper = (fields) => [
  { kind: 'drop-owned', roles: rolesAt(fields, 'roles'), cascade: cascades(fields) },
];

/** REASSIGN OWNED. */
export const reassignOwned: Mapper = (fields) => [
  { kind: 'reassign-owned', roles: rolesAt(fields, 'roles'), to: roleText(nodeAt(fields, 'newrole')) },
];

/** ALTER SYSTEM. */
export const alterSystem: Mapper = (fields) => [
  { kind: 'alter-system', setting: textAt(nodeAt(fields, 'setstmt'), 'name') || 'all' },
];

/** SECURITY LABEL. */
export const securityLabel: Mapper = (fields) => [
  { kind: 'security-label', objectKind: objectKindOf(fields.objtype) },
];
