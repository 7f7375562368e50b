import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphContext } from '../context.ts';
import { measureDocument } from '../limits/document-size.ts';
import type { Limits } from '../limits/limits.ts';
import { graphqlRejection } from './graphql-rejection.ts';
import { newDocumentPoints } from './policies.ts';

/** Documents that are remembered as validated and planned. */
const mostKnown = 5_000;

/** Replaces a rejected document: nothing of it is validated or planned, and the rejection follows before it runs. */
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
 * Checks a document before it is validated, since validation takes the thread that serves all requests. Rejects a
 * document that is too large, and charges a new one by its fields, since it has to be validated and planned. An invalid
 * document is charged each time.
 */
export function admitDocument(limits: Limits): ApolloServerPlugin<GraphContext> {
  const known = new LRUCache<string, true>({ max: mostKnown });
  return {
    async requestDidStart({ contextValue: { rates } }) {
      let rejection: unknown = null;

      async function look(document: DocumentNode, hash: string): Promise<GraphQLError | null> {
        if (known.has(hash)) return null;
        const { issue, fields } = measureDocument(document, limits);
        if (issue !== null)
          return new GraphQLError(issue, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } });
        const points = newDocumentPoints(fields);
        return rates && points > 0 ? graphqlRejection(rates.charge([['points', points]])) : null;
      }

      return {
        // Awaited before anything is validated. An error thrown here would be taken for a mistake of ours, so it is
        // kept until the operation is known.
        async validationDidStart(request) {
          // The library's own type declares it read-only.
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
