import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** The library as its own guide starts it. */
const { port, supergraph } = JSON.parse(process.argv[2] ?? '{}') as { port: number; supergraph: string };
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: supergraph }) });
await startStandaloneServer(server, { listen: { port, host: '127.0.0.1' } });
console.log('ready');
