import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphContext } from '../context.ts';
import { measureDocument } from '../limits/document-size.ts';
import type { Limits } from '../limits/limits.ts';
import { graphqlRejection } from './graphql-rejection.ts';
import { newDocumentPoints } from './policies.ts';

/** Documents whose validation and plan are remembered. */
const mostKnown = 5_000;

/** In place of a document that is refused: nothing of it is validated or planned, and the rejection follows before it runs. */
function emptied({ kind, definitions }: DocumentNode): DocumentNode {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const selectionSet = {
    kind: Kind.SELECTION_SET,
    selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
  } as const;
  return {
    kind,
    definitions: operations.map(({ operation, name }) => ({
      kind: Kind.OPERATION_DEFINITION,
      operation,
      ...(name && { name }),
      selectionSet,
    })),
  };
}

/**
 * Looks at a document before it is validated, which takes the thread of all requests: refuses one that is too large, and counts one
 * that was not run before by its fields, since it is to be validated and planned. One that is not valid is counted each time.
 */
export function admitDocument(limits: Limits): ApolloServerPlugin<GraphContext> {
  const known = new LRUCache<string, true>({ max: mostKnown });
  return {
    async requestDidStart({ contextValue: { rates } }) {
      let rejection: unknown = null;

      async function look(document: DocumentNode, hash: string): Promise<GraphQLError | null> {
        if (known.has(hash)) return null;
        const { issue, fields } = measureDocument(document, limits);
        if (issue !== null) return new GraphQLError(issue, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } });
        const points = newDocumentPoints(fields);
        return rates && points > 0 ? graphqlRejection(rates.charge([['points', points]])) : null;
      }

      return {
        // Awaited before anything is validated. What it throws would be taken for a mistake of ours, so it is kept until the operation is known.
        async validationDidStart(request) {
          // The library's own type has it read-only.
          const parsed = request as { document: DocumentNode };
          rejection = await look(parsed.document, request.queryHash).catch((error: unknown) => error);
          if (rejection) parsed.document = emptied(parsed.document);
        },
        async didResolveOperation({ queryHash }) {
          if (rejection) throw rejection;
          known.set(queryHash, true);
        },
      };
    },
  };
}
