import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

interface Context {
  readonly authorization?: string | undefined;
}

/** The library as its own guide starts it, with the caller forwarded as the guide says. */
const { port, supergraph } = JSON.parse(process.argv[2] ?? '{}') as { port: number; supergraph: string };
const gateway = new ApolloGateway({
  supergraphSdl: supergraph,
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource<Context>({
      ...(url && { url }),
      willSendRequest({ request, context }) {
        if (context.authorization) request.http?.headers.set('authorization', context.authorization);
      },
    }),
});
const server = new ApolloServer<Context>({ gateway });
await startStandaloneServer(server, {
  listen: { port, host: '127.0.0.1' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
console.log('ready');
