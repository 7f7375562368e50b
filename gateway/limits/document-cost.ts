import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  GraphQLError,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { GraphContext } from '../context.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Arguments that set how many objects a list holds. */
const pageArguments = ['first', 'last'];

/** How many objects a field gives at most, as far as it is asked for in pages. */
function pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number {
  const argument = field.args.find(({ name }) => pageArguments.includes(name));
  if (!argument) return 1;
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  const asked = given?.kind === Kind.INT ? Number(given.value) : given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined;
  return Math.max(1, Number(asked ?? argument.defaultValue ?? 1) || 1);
}

/** Variables as they are sent, and the operation's own defaults for those that are not. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, sent: Variables): Variables {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...sent };
}

/**
 * How many fields an answer can hold, every page full. The document is a valid one. Each fragment is measured once, so reuse within
 * reuse costs nothing.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, sent: Variables): number {
  const variables = withDefaults(operation, sent);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, number>();

  function ofFragment(name: string): number {
    const fragment = fragments.get(name);
    const cost = measured.get(name) ?? ofSelections(fragment?.selectionSet, schema.getType(fragment?.typeCondition.name.value ?? ''));
    measured.set(name, cost);
    return cost;
  }

  function ofField(node: FieldNode, type: GraphQLNamedType | undefined): number {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return 1;
    return 1 + pageSize(field, node, variables) * ofSelections(node.selectionSet, getNamedType(field.type));
  }

  function ofSelections(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): number {
    let total = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) total += ofField(selection, type);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) total += ofFragment(selection.name.value);
      else
        total += ofSelections(selection.selectionSet, selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type);
    }
    return total;
  }

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

/** Refuses an operation whose answer could grow past the limit, before a service is asked. */
export function documentCost(limit: number): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (contextValue.isWarmingUp || !operation) return;
        const cost = costOf(schema, document, operation, request.variables ?? {});
        if (cost <= limit) return;
        const message = `With every page full, the answer could have ${cost} fields; at most ${limit} are allowed. Ask for smaller pages.`;
        throw new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } });
      },
    }),
  };
}
