import { composeServices } from '@apollo/composition';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier, type Actor } from '@konstruct/kit/identity';
import { createLogger, type Running } from '@konstruct/kit/process';
import { GraphQLError, lexicographicSortSchema, parse, printSchema } from 'graphql';

const shared = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
    @link(url: "https://konstruct.example/specs/limits/v1.0", import: ["@effect"])
    @composeDirective(name: "@effect")
  directive @effect(kind: String!) on FIELD_DEFINITION
  directive @can(permission: String!) on FIELD_DEFINITION
  directive @public on FIELD_DEFINITION
`;

const sdl = {
  accounts: `
    type Query { whoAsks: String @public  echo(text: String, size: Size, range: Range): String @public  broken: String @public  tenant: Tenant @shareable @public }
    type Mutation { count(by: Int!): Int! @public @effect(kind: "vendor-calls") }
    enum Size { SMALL LARGE }
    input Range { from: String!  to: String! }
    type Tenant @key(fields: "id") { id: ID!  name: String! @public  motto: String @public  parent: Tenant @public  children(first: Int = 10): [Tenant!] @public }
    ${shared}`,
  usage: `
    type Query { total: String @public  tenant: Tenant @shareable @public }
    type Tenant @key(fields: "id") { id: ID!  spent: String @public }
    ${shared}`,
};

/** The company that every request is about. */
export const smallTenantId = '0193a0f0-0000-7000-8000-00000000000a';

/** What the small graph's services have received. */
export interface Seen {
  count: number;
  actors: Actor[];
}

/** The composed graph of two tiny services. */
export function composeSmallGraph() {
  const services = Object.entries(sdl).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) }));
  const { errors, supergraphSdl, schema } = composeServices(services);
  if (errors) throw new Error(errors.map(String).join('\n'));
  return {
    supergraph: supergraphSdl,
    api: printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema())),
  };
}

/** Starts one of the two as a real subgraph that trusts `publicJwk`. */
export function startSmallSubgraph(
  name: keyof typeof sdl,
  publicJwk: string,
  seen: Seen,
  port = 0,
  log = createLogger({ name, level: 'silent' }),
): Promise<Running> {
  const resolvers = {
    accounts: {
      Query: {
        whoAsks: (_root: unknown, _args: unknown, { actor }: { actor: Actor }) => JSON.stringify(actor),
        echo: (_root: unknown, { text }: { text: string }) => text,
        broken: () => {
          throw new Error('select * from accounts.secrets at /srv/accounts/broken.ts');
        },
        tenant: () => ({ id: smallTenantId, name: 'Ada & Co.', motto: 'Onwards' }),
      },
      Mutation: {
        count: (_root: unknown, { by }: { by: number }) => {
          if (by < 0) throw new GraphQLError('It only grows.', { extensions: { code: 'BAD_USER_INPUT' } });
          return (seen.count += by);
        },
      },
      Tenant: {
        __resolveReference: (tenant: object) => tenant,
        parent: () => ({ id: '2', name: 'Parent' }),
        children: () => [],
      },
    },
    usage: {
      Query: { total: () => '12.50', tenant: () => ({ id: smallTenantId }) },
      Tenant: { __resolveReference: (tenant: object) => tenant, spent: () => '3.25' },
    },
  }[name];
  return startSubgraph({
    name,
    sdl: sdl[name],
    resolvers,
    isAllowed: () => true,
    verifier: createIdentityVerifier(publicJwk, name),
    createContext: (actor) => {
      seen.actors.push(actor);
      return { actor };
    },
    port,
    host: '127.0.0.1',
    log,
  });
}
