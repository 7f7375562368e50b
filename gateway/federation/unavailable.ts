import { Kind, parse, type GraphQLFormattedError, type SelectionSetNode } from 'graphql';

const message = 'This part is not available right now. Try again in a moment.';

/** The response names that a selection asks for on the object it stands on. */
function namesIn(set: SelectionSetNode | undefined): string[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value];
    return selection.kind === Kind.INLINE_FRAGMENT ? namesIn(selection.selectionSet) : [];
  });
}

function selectionOf(query: string): SelectionSetNode | undefined {
  const operation = parse(query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return operation?.selectionSet;
}

/**
 * One error for each field that a subgraph now fails to give, in the paths of the request to that subgraph; the gateway turns
 * them into paths of the caller's own document.
 */
export function unavailableFields(query: string, representationCount: number): GraphQLFormattedError[] {
  const root = selectionOf(query);
  const entities = root?.selections.find((node) => node.kind === Kind.FIELD && node.name.value === '_entities');
  const paths =
    entities?.kind === Kind.FIELD
      ? Array.from({ length: representationCount }, (_, index) =>
          namesIn(entities.selectionSet).flatMap((name) => (name === '__typename' ? [] : [['_entities', index, name]])),
        ).flat()
      : namesIn(root).map((name) => [name]);
  return paths.map((path) => ({ message, path, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }));
}
