import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findView, keyOf, type Policy, type Trigger } from '../../rules/catalogue.ts';
import { withEntry, withoutKey } from '../../rules/layered-map.ts';
import { knownTable, withTable } from './edit.ts';
import { birthAt, type Moment } from './origin.ts';

type MemberOperation = OperationOf<'create-trigger' | 'drop-trigger' | 'create-policy' | 'drop-policy'>;

/** The catalogue with what an operation says of triggers and of the policies of row security. */
export function foldMember(catalogue: Catalogue, operation: MemberOperation, moment: Moment): Catalogue {
  const { table } = operation;
  switch (operation.kind) {
    case 'create-trigger': {
      const { trigger: name, replace } = operation;
      const trigger: Trigger = { name, ...birthAt(moment, replace), function: operation.function };
      return withTriggers(catalogue, table, (triggers) => withEntry(triggers, name, trigger));
    }
    case 'drop-trigger':
      return withTriggers(catalogue, table, (triggers) => withoutKey(triggers, operation.trigger));
    case 'create-policy': {
      const { policy: name, permissive, command, using, check } = operation;
      const text = [using, check].flatMap((expression) => expression?.text ?? []).join('\n');
      const policy: Policy = { name, ...birthAt(moment, false), permissive, command, text };
      return withPolicies(catalogue, table, (policies) => withEntry(policies, name, policy));
    }
    case 'drop-policy':
      return withPolicies(catalogue, table, (policies) => withoutKey(policies, operation.policy));
  }
}

/** ALTER TRIGGER and ALTER POLICY … RENAME. */
export function foldRenamedMember(
  catalogue: Catalogue,
  { objectKind, name: { name }, newName }: OperationOf<'rename-object'>,
  table: Name,
): Catalogue {
  if (objectKind === 'trigger')
    return withTriggers(catalogue, table, (triggers) => renamed(triggers, name, newName));
  return objectKind === 'policy'
    ? withPolicies(catalogue, table, (policies) => renamed(policies, name, newName))
    : catalogue;
}

function renamed<T extends { readonly name: string }>(
  members: ReadonlyMap<string, T>,
  name: string,
  newName: string,
): ReadonlyMap<string, T> {
  const known = members.get(name);
  return known === undefined
    ? members
    : withEntry(withoutKey(members, name), newName, { ...known, name: newName });
}

type Change<T> = (members: ReadonlyMap<string, T>) => ReadonlyMap<string, T>;

function withTriggers(catalogue: Catalogue, name: Name, change: Change<Trigger>): Catalogue {
  const view = findView(catalogue, name);
  if (view !== undefined) {
    const changed = { ...view, triggers: change(view.triggers) };
    return { ...catalogue, views: withEntry(catalogue.views, keyOf(view.name), changed) };
  }
  const table = knownTable(catalogue, name);
  return withTable(catalogue, { ...table, triggers: change(table.triggers) });
}

function withPolicies(catalogue: Catalogue, name: Name, change: Change<Policy>): Catalogue {
  const table = knownTable(catalogue, name);
  return withTable(catalogue, { ...table, policies: change(table.policies) });
}
