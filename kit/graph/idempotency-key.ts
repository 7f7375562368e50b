import { type GraphQLArgument, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import type { ValidationIssue } from './failures.ts';

const name = 'idempotencyKey';
const most = 200;

/** Characters, as the database counts them: an emoji is one of them. */
const isTooLong = (key: string): boolean => key.length > most && (key.length > 2 * most || [...key].length > most);

/** Whether an argument is an idempotency key or contains one. */
export function holdsIdempotencyKey(argument: GraphQLArgument): boolean {
  const seen = new Set<GraphQLInputType>();
  const holds = (type: GraphQLInputType): boolean => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || seen.has(named)) return false;
    seen.add(named);
    return Object.values(named.getFields()).some((field) => field.name === name || holds(field.type));
  };
  return argument.name === name || holds(argument.type);
}

/**
 * The issue of the first idempotency key in the arguments that has fewer than 1 or more than 200 characters; null: no
 * issue.
 */
export function idempotencyKeyIssue(args: unknown, path: readonly string[] = []): ValidationIssue | null {
  if (typeof args !== 'object' || args === null) return null;
  for (const [key, value] of Object.entries(args)) {
    const at = [...path, key];
    if (key === name && typeof value === 'string' && (value === '' || isTooLong(value)))
      return {
        path: at,
        message: `Send an idempotency key of 1 to ${most} characters.`,
        code: value === '' ? 'too_small' : 'too_big',
      };
    const issue = idempotencyKeyIssue(value, at);
    if (issue) return issue;
  }
  return null;
}
