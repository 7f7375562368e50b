import type { GraphQLFormattedError } from 'graphql';
import { rateLimitedCode } from './rejections.ts';

/** What a caller reads about a failure that is ours. */
export const maskedMessage = 'Something went wrong on our side. It has been logged.';
export const maskedCode = 'INTERNAL_SERVER_ERROR';

/** Failures that the caller can do something about, detected by the gateway itself. */
const ofGateway = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTROSPECTION_DISABLED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  rateLimitedCode,
]);

/** The same, from a subgraph. When a subgraph finds a document invalid, that is our mistake, not the caller's. */
const ofSubgraph = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'SUBGRAPH_UNAVAILABLE']);

/** Whether an error may be shown as it is. */
export function isShown({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): boolean {
  const shown = extensions?.['serviceName'] === undefined ? ofGateway : ofSubgraph;
  return shown.has(String(extensions?.['code']));
}

/** graphql-js suggests existing names for near misses, which reveals the schema. */
const suggestion = / ?Did you mean .*\?$/;

/** Keeps message, location and code of the failures on the lists; replaces everything else by one constant message. */
export function maskError(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message, path, locations, extensions } = error;
  const place = path && { path };
  if (!isShown(error)) return { message: maskedMessage, ...place, extensions: { code: maskedCode } };
  const code = extensions?.['code'];
  if (extensions?.['serviceName'] !== undefined) return { message, ...place, extensions: { code } };
  const wait = code === rateLimitedCode && { retryAfterSeconds: extensions?.['retryAfterSeconds'] };
  return {
    message: message.replace(suggestion, ''),
    ...place,
    ...(locations && { locations }),
    extensions: { code, ...wait },
  };
}
