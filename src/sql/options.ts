import { fieldsOf, has, listAt, type Node, nodeAt, numberAt, stringOf, textAt, unwrap } from './node.ts';

/** The value of an option as text: a string, a number, a boolean, a name, a role. */
export function optionText(value: unknown): string {
  const { kind, fields } = unwrap(value);
  switch (kind) {
    case 'String':
      return stringOf(value);
    case 'Integer':
      return String(numberAt(fields, 'ival'));
    case 'Float':
      return textAt(fields, 'fval');
    case 'Boolean':
      return String(fields.boolval === true);
    case 'A_Const':
      return constantText(fields);
    case 'TypeName':
      return listAt(fields, 'names').map(stringOf).join('.');
    case 'TypeCast':
      return optionText(fields.arg);
    case 'List':
      return listAt(fields, 'items').map(optionText).join(', ');
    default:
      return typeof value === 'object' && value !== null && 'roletype' in value
        ? roleText(value as Node)
        : kind;
  }
}

/** A role as GRANT and OWNER TO name it. */
export function roleText(role: Node): string {
  switch (role.roletype) {
    case 'ROLESPEC_PUBLIC':
      return 'public';
    case 'ROLESPEC_CURRENT_USER':
      return 'current_user';
    case 'ROLESPEC_SESSION_USER':
      return 'session_user';
    case 'ROLESPEC_CURRENT_ROLE':
      return 'current_role';
    default:
      return textAt(role, 'rolename');
  }
}

/** A list of `DefElem`s as a record; an option without a value is `true`. */
export function optionsOf(list: Node): Readonly<Record<string, string>> {
  const options: Record<string, string> = {};
  for (const item of listAt(list, 'items')) {
    const element = fieldsOf(item, 'DefElem') ?? {};
    const space = textAt(element, 'defnamespace');
    const name = textAt(element, 'defname');
    options[space === '' ? name : `${space}.${name}`] = has(element, 'arg')
      ? optionText(element.arg)
      : 'true';
  }
  return options;
}

/** The same for a list that is a field. */
export function optionsAt(node: Node, field: string): Readonly<Record<string, string>> {
  return optionsOf({ items: listAt(node, field) });
}

function constantText(constant: Node): string {
  if (has(constant, 'sval')) return textAt(nodeAt(constant, 'sval'), 'sval');
  if (has(constant, 'ival')) return String(numberAt(nodeAt(constant, 'ival'), 'ival'));
  if (has(constant, 'fval')) return textAt(nodeAt(constant, 'fval'), 'fval');
  if (has(constant, 'boolval')) return String(nodeAt(constant, 'boolval').boolval === true);
  return 'null';
}
