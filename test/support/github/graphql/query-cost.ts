import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** What a query may bring, and what it costs. */
export interface QueryCost {
  /** GitHub refuses queries that may bring more than 500,000. */
  readonly nodes: number;
  /** Points of the hour's limit: a hundredth of the requests that its connections stand for, at least one. */
  readonly points: number;
}

export const MOST_NODES = 500_000;
const REQUESTS_PER_POINT = 100;

type Values = Readonly<Record<string, unknown>>;

/** Reckons as GitHub does, from the sizes asked for. Source: GitHub GraphQL, “Rate limits and query limits”. */
export function costOf(schema: GraphQLSchema, document: DocumentNode, variables: Values): QueryCost {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  let requests = 0;
  let nodes = 0;

  function walk(set: SelectionSetNode, type: GraphQLNamedType | undefined, parents: number, given: Values) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) field(selection, type, parents, given);
      else {
        const part: Pick<FragmentDefinitionNode, 'selectionSet'> | undefined =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const condition =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection.typeCondition?.name.value
            : fragments.get(selection.name.value)?.typeCondition.name.value;
        const inner = condition === undefined ? type : schema.getType(condition);
        if (part !== undefined) walk(part.selectionSet, inner, parents, given);
      }
    }
  }

  function field(node: FieldNode, type: GraphQLNamedType | undefined, parents: number, given: Values) {
    if (node.selectionSet === undefined || !(isObjectType(type) || isInterfaceType(type))) return;
    const definition = type.getFields()[node.name.value];
    if (definition === undefined) return;
    const inner = getNamedType(definition.type);
    const size = inner.name.endsWith('Connection') ? sizeOf(node, given) : undefined;
    if (size !== undefined) {
      requests += parents;
      nodes += parents * size;
    }
    walk(node.selectionSet, inner, parents * (size ?? 1), given);
  }

  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      walk(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined, 1, {
        ...defaultsOf(definition),
        ...variables,
      });
  return { nodes, points: Math.max(1, Math.round(requests / REQUESTS_PER_POINT)) };
}

function sizeOf(node: FieldNode, variables: Values): number | undefined {
  const argument = node.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  const size = argument && valueFromASTUntyped(argument.value, { ...variables });
  return typeof size === 'number' ? size : undefined;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Values {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
