import { type FieldNode, Kind, parse, type GraphQLFormattedError, type SelectionSetNode } from 'graphql';

const message = 'This part is unavailable right now. Try again in a moment.';

/** The one root field that every subgraph answers, each with its own part. */
const sharedField = 'tenant';

/** The answer that replaces a subgraph's. */
export interface AnswerInstead {
  readonly data: Record<string, unknown> | null;
  readonly errors: GraphQLFormattedError[];
}

/** The fields that a selection requests on its parent object. */
function fieldsIn(set: SelectionSetNode | undefined): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsIn(selection.selectionSet) : [];
  });
}

const nameOf = ({ alias, name }: FieldNode) => alias?.value ?? name.value;

function rootFields(query: string): FieldNode[] {
  const operation = parse(query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return fieldsIn(operation?.selectionSet);
}

const failureAt = (path: (string | number)[]): GraphQLFormattedError => ({
  message,
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
});

/**
 * One error for each field that a subgraph cannot deliver now, with paths of the request to that subgraph; the gateway
 * converts them to paths of the caller's own document. Other subgraphs answer the tenant too, so only the fields
 * requested from this subgraph are missing, and never its id: the plan may request it from any of them, and it is known
 * from the caller's identity.
 */
export function answerInstead(query: string, representationCount: number, tenantId: string | null): AnswerInstead {
  const roots = rootFields(query);
  const entities = roots.find(({ name }) => name.value === '_entities');
  if (entities) {
    const names = fieldsIn(entities.selectionSet).map(nameOf);
    const indices = Array.from({ length: representationCount }, (_, index) => index);
    return {
      data: null,
      errors: indices.flatMap((index) => names.map((name) => failureAt(['_entities', index, name]))),
    };
  }
  const data: Record<string, unknown> = {};
  const errors = roots.flatMap((root) => {
    if (root.name.value !== sharedField || tenantId === null) return [failureAt([nameOf(root)])];
    const fields = fieldsIn(root.selectionSet);
    const ids = fields.filter(({ name }) => name.value === 'id');
    data[nameOf(root)] = Object.fromEntries(ids.map((field) => [nameOf(field), tenantId]));
    return fields.filter((field) => !ids.includes(field)).map((field) => failureAt([nameOf(root), nameOf(field)]));
  });
  return { data, errors };
}
