import { GraphQLError } from 'graphql';
import type { z } from 'zod';

/** Thrown when no one is signed in. */
export function unauthenticated(message = 'Sign in first.'): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
}

/** Thrown when the caller lacks the permission. */
export function forbidden(message = 'You don’t have permission to do this.'): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });
}

/** Thrown when an argument of a query cannot be used; a mutation returns `validationError` instead. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** One issue of an input. */
export interface ValidationIssue {
  /** Where in the input: `['input', 'name']`. */
  readonly path: string[];
  /** A sentence for the person who filled in the form. */
  readonly message: string;
  /** Stable, for programs. */
  readonly code: string;
}

/** The graph's `ValidationError`: the input cannot be accepted as it stands. Its message is that of the first issue. */
export function validationError(issues: ValidationIssue[]) {
  return {
    __typename: 'ValidationError' as const,
    message: issues[0]?.message ?? 'Some values are not valid.',
    issues,
  };
}

/** The same, from the issues that zod found in the mutation's `input`. */
export function fromZod(error: z.ZodError) {
  return validationError(
    error.issues.map(({ path, message, code }) => ({
      path: ['input', ...path.map(String)],
      message,
      code: String(code),
    })),
  );
}

/** The graph's `NotFoundError`: no such object in this tenant, whether or not another tenant has one. */
export function notFound(message: string) {
  return { __typename: 'NotFoundError' as const, message };
}
