import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
} from 'graphql';
import { badInput, type ValidationIssue, validationError } from './failures.ts';
import { holdsIdempotencyKey, idempotencyKeyIssue } from './idempotency-key.ts';

const message = 'This contains a character that can’t be stored.';

/** Whether the database can store the text: it accepts neither the character NUL nor half of a character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The path, in a value or in the names of its parts, of the first text that cannot be stored; null: there is none. */
function unstorablePath(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const path = isStorable(name) ? unstorablePath(part) : [];
    if (path) return [name, ...path];
  }
  return null;
}

/** Whether a result type can report an invalid input. */
function canReportIssues(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isUnionType(named) && named.getTypes().some(({ name }) => name === 'ValidationError');
}

/**
 * What is wrong with the arguments of any field: text that the database cannot store, or an unusable idempotency key.
 */
function issueOf(args: unknown): ValidationIssue | null {
  const path = unstorablePath(args);
  return path ? { path, message, code: 'invalid_format' } : idempotencyKeyIssue(args);
}

/**
 * Before every field's resolver, rejects what no field accepts: as a `ValidationError` if the field returns one, else
 * as BAD_USER_INPUT. Throws when a field takes an idempotency key and returns no `ValidationError`.
 */
export function guardInput(schema: GraphQLSchema): void {
  const speechless: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      if (field.args.some(holdsIdempotencyKey) && !canReportIssues(field.type))
        speechless.push(`${type.name}.${field.name}`);
      const resolve: GraphQLFieldResolver<unknown, unknown> = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        const issue = issueOf(args);
        if (issue === null) return resolve(source, args, context, info);
        if (canReportIssues(field.type)) return validationError([issue]);
        throw badInput(`${issue.path.join('.')}: ${issue.message}`);
      };
    }
  }
  if (speechless.length > 0)
    throw new Error(`These take an idempotencyKey and return no ValidationError: ${speechless.join(', ')}.`);
}
