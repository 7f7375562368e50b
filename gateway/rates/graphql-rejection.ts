import { GraphQLError } from 'graphql';
import { Rejection } from '../errors/rejections.ts';

/**
 * The rejection that ends a piece of work, as an error of the graph; null when the work succeeds. Rethrows any other
 * error.
 */
export async function graphqlRejection(work: Promise<void>): Promise<GraphQLError | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { message, code, statusCode, retryAfterSeconds } = error;
    return new GraphQLError(message, { extensions: { code, retryAfterSeconds, http: { status: statusCode } } });
  }
}
