import {
  defaultFieldResolver,
  getDirectiveValues,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Actor } from '../identity/actor.ts';
import { forbidden, unauthenticated } from './failures.ts';

/** Whether the caller has a permission, by its name. */
export type IsAllowed = (actor: Actor, permission: string) => boolean;

/** What the schema says about who may read a field. */
export interface FieldRule {
  /** The name of the field's parent type. */
  readonly type: string;
  readonly field: string;
  /** The permission's name. Null where the field is `@public`. */
  readonly permission: string | null;
}

const roots = ['Query', 'Mutation', 'Subscription'];
/** Federation's own fields, which the gateway requests. */
const federationFields = ['Query._entities', 'Query._service'];

/** Names at the top of a selection such as `id owner { email }`: nested names belong to another type. */
function topNames(selection: string): string[] {
  let depth = 0;
  return (selection.match(/[{}]|\w+/g) ?? []).filter((word) => {
    if (word === '{') depth += 1;
    else if (word === '}') depth -= 1;
    else return depth === 0;
    return false;
  });
}

function keyFields(type: GraphQLObjectType): Set<string> {
  const nodes = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const keys = nodes.filter(({ name }) => name.value === 'key').flatMap(({ arguments: given }) => given ?? []);
  const texts = keys.map(({ name, value }) =>
    name.value === 'fields' && value.kind === 'StringValue' ? value.value : '',
  );
  return new Set(texts.flatMap(topNames));
}

function ruleOf(schema: GraphQLSchema, type: string, field: GraphQLField<unknown, unknown>): FieldRule | undefined {
  const can = schema.getDirective('can');
  const isPublic = field.astNode?.directives?.some(({ name }) => name.value === 'public');
  const given = can && field.astNode ? getDirectiveValues(can, field.astNode) : undefined;
  if (given) return { type, field: field.name, permission: String(given['permission']) };
  return isPublic ? { type, field: field.name, permission: null } : undefined;
}

/** The types returned by root fields that other subgraphs answer too, each with its own part. */
function sharedTypes(schema: GraphQLSchema): Set<string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const shared = fields.filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'shareable'));
  return new Set(shared.map(({ type }) => getNamedType(type).name));
}

/**
 * The rule of every field that must have one: the fields of the roots, and the fields of entities except their keys,
 * since an entity can be requested directly. Throws an error that names every field without a rule, and every non-null
 * field that would, by its absence, remove fields that another permission allows or, for a type that several subgraphs
 * answer, that another subgraph contributes.
 */
export function fieldRules(schema: GraphQLSchema): FieldRule[] {
  const issues: string[] = [];
  const shared = sharedTypes(schema);
  const rules = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const isRoot = roots.includes(type.name);
      const keys = keyFields(type);
      if (!isRoot && keys.size === 0) return [];
      const fields = Object.values(type.getFields()).filter(
        ({ name }) => !keys.has(name) && !federationFields.includes(`${type.name}.${name}`),
      );
      const found = fields.map((field) => ruleOf(schema, type.name, field));
      const missing = fields.filter((_field, index) => !found[index]);
      issues.push(...missing.map(({ name }) => `${type.name}.${name} needs @can or @public.`));
      const strict = fields.filter(({ type: output }, index) => isNonNullType(output) && found[index]?.permission);
      const permissions = new Set(strict.map(({ name }) => found.find((rule) => rule?.field === name)?.permission));
      if (shared.has(type.name))
        issues.push(
          ...strict.map(
            ({ name }) =>
              `${type.name}.${name} must be nullable: without this subgraph the others’ fields would go too.`,
          ),
        );
      if (type.name === 'Query')
        issues.push(...strict.map(({ name }) => `Query.${name} must be nullable: a rejection would null the answer.`));
      else if (!isRoot && permissions.size > 1)
        issues.push(`${type.name} has non-null fields under several permissions: make them nullable.`);
      return found.filter((rule) => rule !== undefined);
    });
  if (issues.length > 0) throw new Error(`The schema's permissions are not complete.\n  ${issues.join('\n  ')}`);
  return rules;
}

/**
 * Puts every rule of the schema in front of its field's resolver, which then throws UNAUTHENTICATED when no one is
 * signed in and FORBIDDEN when the permission is missing. The context of a request must hold its `actor`. Throws what
 * `fieldRules` throws.
 */
export function guardFields(schema: GraphQLSchema, isAllowed: IsAllowed): void {
  for (const { type, field: name, permission } of fieldRules(schema)) {
    if (permission === null) continue;
    const field = (schema.getType(type) as GraphQLObjectType<unknown, { actor: Actor }>).getFields()[name];
    if (!field) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      if (context.actor.kind === 'anonymous') throw unauthenticated();
      if (!isAllowed(context.actor, permission)) throw forbidden();
      return resolve(source, args, context, info);
    };
  }
}
