import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, parse } from 'graphql';
import { sdl, tenants, usageOf } from './graph.ts';

const [name = 'tenants', port] = process.argv.slice(2);
const resolvers = {
  tenants: { Query: { tenants: () => tenants } },
  usage: { Tenant: { __resolveReference: (tenant: object) => tenant, usage: ({ id }: { id: string }) => usageOf(id) } },
};
const key = name as keyof typeof sdl;
const schema = buildSubgraphSchema([{ typeDefs: parse(sdl[key]), resolvers: resolvers[key] }]);
let asked = 0;
const parsed = new Map<string, DocumentNode>();

/** A small subgraph that trusts every caller: only the gateway in front of it is measured. */
const server = createServer(async (request, response) => {
  const { query, variables } = JSON.parse((await text(request)) || '{}') as {
    query?: string;
    variables?: Record<string, unknown>;
  };
  // Some gateways check whether the subgraph is up.
  if (query === undefined)
    return request.url === '/asked' ? response.end(String(asked)) : response.writeHead(400).end();
  asked += 1;
  const document = parsed.get(query) ?? parse(query);
  parsed.set(query, document);
  const answer = await execute({ schema, document, variableValues: variables });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
