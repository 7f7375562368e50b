import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { readSdl } from '@konstruct/schema/sdl';
import type { SubgraphName } from '@konstruct/schema/subgraphs';

/** One root field of a subgraph, as an operation whose variables a test fills in. */
export interface Operation {
  readonly subgraph: SubgraphName;
  readonly field: string;
  readonly kind: 'query' | 'mutation';
  readonly document: string;
  /** Makes variables in which every id is `id`, and every other required value the plainest of its type. */
  variables(id: string): Record<string, unknown>;
  /** Whether it takes an id of an object. */
  readonly takesId: boolean;
}

const idempotency = /^idempotencyKey$/;

/** The plainest value of a type, in which every id is `id`. */
export function plain(type: GraphQLInputType, name: string, id: string): unknown {
  if (isNonNullType(type)) return plain(type.ofType, name, id);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    // Optional ids too: each place that takes an id is a place where another's might be let through.
    const used = fields.filter((field) => isNonNullType(field.type) || (namedOf(field.type) === 'ID' && !/providerId/.test(field.name)));
    return Object.fromEntries(used.map((field) => [field.name, plain(field.type, field.name, id)]));
  }
  const scalar = namedOf(type);
  if (scalar === 'ID') return idempotency.test(name) ? `key-${id}` : id;
  return (
    { Int: 1, Float: 1, Boolean: true, Date: '2026-11-24', DateTime: '2026-11-24T00:00:00Z', Decimal: '1', BigInt: '1' }[scalar] ?? 'x'
  );
}

function namedOf(type: GraphQLInputType): string {
  return getNamedType(type).name;
}

function mentionsId(type: GraphQLInputType, name: string): boolean {
  if (isNonNullType(type) || isListType(type)) return mentionsId(type.ofType, name);
  if (isInputObjectType(type)) return Object.values(type.getFields()).some((field) => mentionsId(field.type, field.name));
  return namedOf(type) === 'ID' && !idempotency.test(name) && !/providerId/.test(name);
}

function selection(type: GraphQLNamedType): string {
  const members = isUnionType(type) ? type.getTypes() : isObjectType(type) ? [type] : [];
  if (members.length === 0) return '';
  const parts = members.map((member) => {
    const fields = Object.values(member.getFields())
      .filter((field) => field.args.length === 0 && !isObjectLike(getNamedType(field.type)))
      .map((field) => (field.name === 'id' || field.name === 'message' ? field.name : `${member.name}_${field.name}: ${field.name}`));
    return `... on ${member.name} { __typename ${fields.join(' ')} }`;
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function isObjectLike(type: GraphQLNamedType): boolean {
  return isObjectType(type) || isUnionType(type) || isInterfaceType(type);
}

/** Every root field of a subgraph as an operation, made from its SDL alone. */
export function operationsOf(subgraph: SubgraphName): Operation[] {
  const schema = buildSchema(`scalar link__Import directive @link(url: String!, import: [link__Import]) repeatable on SCHEMA
    directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
    directive @shareable on OBJECT | FIELD_DEFINITION
    ${readSdl(subgraph)
      .replace(/extend schema\s+@link\([^)]*\)/, '')
      .replace(/\bextend type (Query|Mutation|Tenant|Agent|Message|Channel|Contact|LlmKey)\b/g, 'extend type $1')}
    ${missingBases(readSdl(subgraph))}`);
  const roots = [
    { kind: 'query' as const, type: schema.getQueryType() },
    { kind: 'mutation' as const, type: schema.getMutationType() },
  ];
  return roots.flatMap(({ kind, type }) =>
    Object.values(type?.getFields() ?? {}).map((field) => {
      const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
      const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const result = selection(getNamedType(field.type));
      return {
        subgraph,
        field: field.name,
        kind,
        document: `${kind} ${declared ? `(${declared})` : ''} { ${field.name}${given ? `(${given})` : ''} ${result} }`,
        variables: (id: string) => Object.fromEntries(field.args.map((arg) => [arg.name, plain(arg.type, arg.name, id)])),
        takesId: field.args.some((arg) => mentionsId(arg.type, arg.name)),
      };
    }),
  );
}

/** Federation lets a type be extended that is defined elsewhere; plain GraphQL wants a base. */
function missingBases(sdl: string): string {
  const extended = new Set([...sdl.matchAll(/extend type (\w+)/g)].map(([, name]) => name));
  const defined = new Set([...sdl.matchAll(/^type (\w+)/gm)].map(([, name]) => name));
  return [...extended]
    .filter((name) => !defined.has(name))
    .map((name) => `type ${name}`)
    .join('\n');
}
