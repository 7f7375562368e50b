import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type ConstDirectiveNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
} from 'graphql';
import { subgraphs } from './subgraphs.ts';

/** Operations of one subgraph, as a file to write. */
interface OperationFile {
  readonly filename: string;
  readonly content: string;
}

/** Where the tests that request every field find their operations. */
const folder = join(import.meta.dirname, '../test/graph/operations/generated');
/** These lists contain something only when something is wrong, so they are no path to an object. */
const oftenEmpty = ['Tenant.waitingMessages', 'Tenant.undeliveredMessages'];

const roots = { Query: 'query', Mutation: 'mutation' } as const;

type Field = GraphQLField<unknown, unknown>;
type Values = Record<string, string | boolean>;

function directives(nodes: readonly ConstDirectiveNode[] | undefined, wanted: string): Values[] {
  return (nodes ?? [])
    .filter(({ name }) => name.value === wanted)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(
        given.map(({ name, value }) => [name.value, 'value' in value ? (value.value as string | boolean) : '']),
      ),
    );
}

const joinsOf = (type: GraphQLNamedType) =>
  directives(type.astNode?.directives, 'join__type').filter(({ resolvable }) => resolvable !== false);
const isEntity = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && joinsOf(type).some(({ key }) => key);
const isKey = (type: GraphQLObjectType, field: Field) => joinsOf(type).some(({ key }) => key === field.name);

/**
 * The subgraphs that answer a field, according to the composition. A field without an entry is answered wherever its
 * type is known.
 */
function answeredBy(type: GraphQLObjectType, field: Field): string[] {
  const joins = directives(field.astNode?.directives, 'join__field').filter(({ external }) => !external);
  return (joins.length > 0 ? joins : joinsOf(type)).map(({ graph }) => String(graph));
}

/**
 * The fields of a type that each of these subgraphs answers without arguments, each under an alias that no other type's
 * field has.
 */
function selection(schema: ReturnType<typeof buildSchema>, type: GraphQLNamedType, graphs: readonly string[]): string {
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const parts = members.map((member) => {
    const fields = Object.values(member.getFields()).filter(
      (field) =>
        field.args.length === 0 &&
        isLeafType(getNamedType(field.type)) &&
        graphs.every((graph) => answeredBy(member, field).includes(graph)),
    );
    const names = fields.map(({ name }) =>
      name === 'id' || name === 'message' ? name : `${member.name}_${name}: ${name}`,
    );
    return `... on ${member.name} { __typename ${names.join(' ')} }`;
  });
  return parts.length > 0 ? `{ __typename ${parts.join(' ')} }` : '';
}

function call({ name, args }: Field, isGiven: (arg: Field['args'][number]) => boolean) {
  const used = args.filter(isGiven);
  const given = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const declared = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  return { declared: declared && `(${declared})`, called: name + (given && `(${given})`) };
}

/**
 * The shortest path to an object of each entity from a token's own company, using only fields without required
 * arguments.
 */
function waysTo(schema: ReturnType<typeof buildSchema>): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([['Query', []]]);
  // A map's iteration follows the order of insertion, so that the nearest types come first.
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
      const next = getNamedType(field.type);
      const isOpen =
        isObjectType(next) && !field.args.some(isRequiredArgument) && !oftenEmpty.includes(`${name}.${field.name}`);
      const isFromCompany = name !== 'Query' || field.name === 'tenant';
      if (isOpen && isFromCompany && !ways.has(next.name)) ways.set(next.name, [...way, field.name]);
    }
  }
  return ways;
}

/**
 * One operation for each root field, and one for each field of each entity: what the tests of rights request, derived
 * from the schema alone.
 */
export function operationFiles(supergraph: string): OperationFile[] {
  const schema = buildSchema(supergraph, { assumeValid: true });
  const ways = waysTo(schema);
  const found = Object.values(schema.getTypeMap()).flatMap((type) => {
    const root = roots[type.name as keyof typeof roots];
    if (!isObjectType(type) || !(root || isEntity(type))) return [];
    const way = ways.get(type.name);
    if (!root && !way)
      throw new Error(`No way leads from Query.tenant to ${type.name}: its fields cannot be asked for.`);
    return Object.values(type.getFields()).flatMap((field) => {
      if (isKey(type, field)) return [];
      const graphs = answeredBy(type, field);
      const [graph = ''] = graphs;
      const name = `${type.name}_${field.name}`;
      const result = getNamedType(field.type);
      const { declared, called } = call(field, root ? () => true : isRequiredArgument);
      if (root) return { graph, text: `${root} ${name}${declared} { ${called} ${selection(schema, result, graphs)} }` };
      const asked = `{ __typename ${called} ${isLeafType(result) ? '' : '{ __typename }'} }`;
      return {
        graph,
        text: `query ${name}${declared} ${(way ?? []).reduceRight((inner, step) => `{ ${step} ${inner} }`, asked)}`,
      };
    });
  });
  return subgraphs.map((subgraph) => {
    const own = found.filter(({ graph }) => graph === subgraph.toUpperCase());
    const texts = own.map(({ text }) => print(parse(text)));
    return {
      filename: join(folder, `${subgraph}.graphql`),
      content: `# Written by \`npm run schema\`.\n\n${texts.join('\n\n')}\n`,
    };
  });
}

/** Writes them where codegen finds them. */
export function writeOperations(supergraph: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { filename, content } of operationFiles(supergraph)) writeFileSync(filename, content);
}
