/**
 * PostgreSQL's parse tree as libpg-query gives it: `{ CreateStmt: { relation: … } }`. Everything is optional,
 * since protobuf leaves out what has its default value; these accessors say what is meant and give the default.
 */
export type Node = Readonly<Record<string, unknown>>;

/** The kind and the fields of a wrapped node. */
export function unwrap(node: unknown): { readonly kind: string; readonly fields: Node } {
  if (isNode(node)) {
    const [kind] = Object.keys(node);
    const fields = kind === undefined ? undefined : node[kind];
    if (kind !== undefined && isNode(fields)) return { kind, fields };
  }
  return { kind: '', fields: {} };
}

/** The fields of a wrapped node if it is of the kind. */
export function fieldsOf(node: unknown, kind: string): Node | undefined {
  const unwrapped = unwrap(node);
  return unwrapped.kind === kind ? unwrapped.fields : undefined;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that is a node itself (not wrapped), or an empty one. */
export function nodeAt(node: Node, field: string): Node {
  const value = node[field];
  return isNode(value) ? value : {};
}

export function has(node: Node, field: string): boolean {
  return node[field] !== undefined;
}

export function listAt(node: Node, field: string): readonly unknown[] {
  const value = node[field];
  return Array.isArray(value) ? value : [];
}

export function textAt(node: Node, field: string): string {
  const value = node[field];
  return typeof value === 'string' ? value : '';
}

export function flagAt(node: Node, field: string): boolean {
  return node[field] === true;
}

export function numberAt(node: Node, field: string): number {
  const value = node[field];
  return typeof value === 'number' ? value : 0;
}

/** The text of a `String` node. */
export function stringOf(node: unknown): string {
  return textAt(fieldsOf(node, 'String') ?? {}, 'sval');
}

/** The texts of a list of `String` nodes. */
export function stringsAt(node: Node, field: string): readonly string[] {
  return listAt(node, field).map(stringOf);
}

/** Whether `DROP_CASCADE` was asked for. */
export function cascades(node: Node): boolean {
  return node.behavior === 'DROP_CASCADE';
}
