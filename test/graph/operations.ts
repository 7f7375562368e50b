import { buildGuardedSchema, type FieldRule, fieldRules } from '@konstruct/kit/graph';
import { readApiSchema, readSdl } from '@konstruct/schema/sdl';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isInputType,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { textOf } from '../setup/third-party.ts';
import * as generated from './rights/generated/graphql.ts';

type Variables = Record<string, unknown>;
type Document = generated.TypedDocumentString<Variables, Variables>;

/** One root field, or one field of an entity, as the typed document that `npm run schema` wrote for it. */
export interface Operation extends FieldRule {
  readonly subgraph: SubgraphName;
  readonly kind: 'query' | 'mutation';
  readonly document: Document;
  /** For a subgraph, which is called with text. */
  readonly text: string;
  /** Every permission that the path to the field and the field itself need. */
  readonly permissions: readonly string[];
  /** Whether it takes an id of an object. */
  readonly takesId: boolean;
  /** Makes variables in which every id is `id`, and every other required value the simplest of its type. */
  variables(id: string): Variables;
}

const schema = buildSchema(readApiSchema());
const idempotency = /^idempotencyKey$/;
const isDocument = (value: unknown): value is Document => value instanceof Object && '__meta__' in value;
const nameOf = (type: GraphQLInputType): string => getNamedType(type).name;

function onlyOperation(text: string): OperationDefinitionNode {
  const [definition] = parse(text).definitions;
  if (definition?.kind !== 'OperationDefinition') throw new Error(`This is no operation: ${text}`);
  return definition;
}

const exported: readonly unknown[] = Object.values(generated);
const documents = new Map(
  exported.filter(isDocument).map((document) => [onlyOperation(textOf(document)).name?.value, document]),
);

/** The simplest value of a type, in which every id is `id`. */
function plain(type: GraphQLInputType, name: string, id: string): unknown {
  if (isNonNullType(type)) return plain(type.ofType, name, id);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    // Optional ids too: every argument that takes an id could let another company's through.
    const used = fields.filter(
      (field) => isNonNullType(field.type) || (nameOf(field.type) === 'ID' && !/providerId/.test(field.name)),
    );
    return Object.fromEntries(used.map((field) => [field.name, plain(field.type, field.name, id)]));
  }
  const scalar = nameOf(type);
  if (scalar === 'ID') return idempotency.test(name) ? `key-${id}` : id;
  return (
    {
      Int: 1,
      Float: 1,
      Boolean: true,
      Date: '2026-11-24',
      DateTime: '2026-11-24T00:00:00Z',
      Decimal: '1',
      BigInt: '1',
    }[scalar] ?? 'x'
  );
}

function mentionsId(type: GraphQLInputType, name: string): boolean {
  if (isNonNullType(type) || isListType(type)) return mentionsId(type.ofType, name);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).some((field) => mentionsId(field.type, field.name));
  return nameOf(type) === 'ID' && !idempotency.test(name) && !/providerId/.test(name);
}

const rules = subgraphs.flatMap((subgraph) =>
  fieldRules(buildGuardedSchema(readSdl(subgraph), {}, () => false)).map((rule) => ({ ...rule, subgraph })),
);

function permissionsIn(operation: OperationDefinitionNode): string[] {
  const info = new TypeInfo(schema);
  const found: string[] = [];
  const enter = () => {
    const [type, field] = [info.getParentType()?.name, info.getFieldDef()?.name];
    found.push(
      ...rules
        .filter((rule) => rule.type === type && rule.field === field)
        .flatMap(({ permission }) => permission ?? []),
    );
  };
  visit(operation, visitWithTypeInfo(info, { Field: { enter } }));
  return found;
}

function operationOf(rule: (typeof rules)[number]): Operation {
  const document = documents.get(`${rule.type}_${rule.field}`);
  if (!document) throw new Error(`No document asks for ${rule.type}.${rule.field}: run npm run schema.`);
  const text = textOf(document);
  const node = onlyOperation(text);
  const inputs = (node.variableDefinitions ?? []).map(({ variable, type }) => {
    const input = typeFromAST(schema, type);
    if (!isInputType(input))
      throw new Error(`The public graph has no input for $${variable.name.value} of ${rule.type}.${rule.field}.`);
    return { name: variable.name.value, type: input };
  });
  return {
    ...rule,
    kind: node.operation === 'mutation' ? 'mutation' : 'query',
    document,
    text,
    permissions: permissionsIn(node),
    takesId: inputs.some(({ name, type }) => mentionsId(type, name)),
    variables: (id) => Object.fromEntries(inputs.map(({ name, type }) => [name, plain(type, name, id)])),
  };
}

const operations = rules.map(operationOf);
const isRoot = ({ type }: FieldRule) => type === 'Query' || type === 'Mutation';

/** Every root field of a subgraph; of all of them if none is named. */
export const rootOperations = (subgraph?: SubgraphName): Operation[] =>
  operations.filter((operation) => isRoot(operation) && (!subgraph || operation.subgraph === subgraph));

/** Every field of an entity of the public graph beside its key, requested on a path from the caller's company. */
export const entityOperations: readonly Operation[] = operations.filter((operation) => !isRoot(operation));
