import type { ApolloServer } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { GraphContext } from '../context.ts';
import type { IdentityOptions } from '../identity/identify-caller.ts';
import type { TrustedDocuments } from '../trusted-documents/manifest.ts';
import { placeholderVariables } from './placeholders.ts';
import type { ServiceConnections } from './service-connections.ts';

export interface WarmUpOptions {
  readonly server: ApolloServer<GraphContext>;
  readonly schema: GraphQLSchema;
  readonly documents: TrustedDocuments;
  readonly signer: IdentityOptions['signer'];
  readonly store: IdentityOptions['store'];
  readonly connections: ServiceConnections;
  readonly urls: readonly string[];
  readonly log: FastifyBaseLogger;
}

const signaturesToWarm = 20;

/**
 * Plans every trusted document, opens the connections and warms the signer, so that the first page is as fast as the
 * following ones.
 */
export async function warmUp({
  server,
  schema,
  documents,
  signer,
  store,
  connections,
  urls,
  log,
}: WarmUpOptions): Promise<void> {
  for (const [id, query] of documents) {
    const variables = placeholderVariables(schema, query);
    const { body } = await server.executeOperation({ query, variables }, { contextValue: { isWarmingUp: true } });
    const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
    if (errors) log.warn({ documentId: id, errors }, 'a trusted document cannot be run');
  }
  for (let count = 0; count < signaturesToWarm; count += 1) await signer.sign({ kind: 'anonymous' }, 'warm-up');
  // A service may well start later than the gateway, and so may the database.
  await Promise.allSettled([...urls.map((url) => connections.status(new URL('/healthz', url))), store.readiness()]);
}
