import { error, redirect } from '@sveltejs/kit';
import { Client, createRequest, fetchExchange, makeOperation, type TypedDocumentNode } from '@urql/core';
import { recordRateLimit, readCache, writeCache } from '#last-read';
import { currentTenant } from '#tenant';
import type { TypedDocumentString } from '#generated/graphql.ts';
import { route } from '#lib/route.ts';
import { mergeStale } from './merge-stale.ts';
import { codesOf, pathsOf, waitOf, waitMessage, messageOf } from './failure-message.ts';
import { tenantHeader } from './tenant.ts';
import { text } from './text.ts';

const unanswered = 'SUBGRAPH_UNAVAILABLE';
/** A wait this short is not worth showing. */
const shortWaitSeconds = 2;

type Fetch = typeof globalThis.fetch;

async function ask<R, V extends object>(
  kind: 'query' | 'mutation',
  fetch: Fetch,
  document: TypedDocumentString<R, V>,
  variables: V,
) {
  // Only the document's hash is sent, because the gateway knows the text. urql sends the hash alone if there are no
  // definitions.
  const trusted = {
    kind: 'Document',
    definitions: [],
    documentId: document.__meta__?.['hash'],
  } as unknown as TypedDocumentNode<R, V>;
  const tenantId = currentTenant();
  const operation = makeOperation(kind, createRequest<R, V>(trusted, variables), {
    url: '/graphql',
    fetch,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: { headers: tenantId ? { [tenantHeader]: tenantId } : {} },
  });
  // A client for each request, because urql shares one answer among identical concurrent requests. On the server those
  // come from different people; in the browser the second one is sent because something changed after the first.
  const client = new Client({ url: operation.context.url, exchanges: [fetchExchange], preferGetMethod: false });
  return client.executeRequestOperation(operation).toPromise();
}

/** Sends a request, and sends it once more if it was rate limited and the wait is short. */
async function read<R, V extends object>(fetch: Fetch, document: TypedDocumentString<R, V>, variables: V) {
  const first = await ask('query', fetch, document, variables);
  const seconds = waitOf(first.error);
  if (seconds === null || seconds > shortWaitSeconds) return first;
  // The delay is random, so that clients that were rejected together do not all retry together.
  await new Promise((resolve) => setTimeout(resolve, (seconds + Math.random()) * 1_000));
  return ask('query', fetch, document, variables);
}

/**
 * Reads a page's data. A part that is unavailable is null, and the page says so. If the page makes no sense without a
 * part, `needs` names it. In an open page, data from an earlier read replaces what is unavailable now, so that nothing
 * the operator typed is lost. Without a session, it redirects to the sign-in page. If there is no answer at all, or the
 * rate limit is reached, it shows an error page.
 */
export async function query<R, V extends object>(
  load: { fetch: Fetch; url: URL },
  document: TypedDocumentString<R, V>,
  variables: V,
  needs?: keyof R,
): Promise<R> {
  const { data: answer, error: failure } = await read(load.fetch, document, variables);
  const seconds = waitOf(failure);
  if (seconds !== null) recordRateLimit(seconds);
  const codes = codesOf(failure);
  if (codes.includes('UNAUTHENTICATED')) redirect(303, route.signIn(load.url.pathname + load.url.search));
  const requestKey = document.__meta__?.['hash'] + JSON.stringify(variables);
  const isAnswered = answer ? !codes.includes(unanswered) : codes.includes('FORBIDDEN');
  const data = isAnswered
    ? answer
    : mergeStale(answer, readCache(requestKey) as R | undefined, pathsOf(failure, unanswered));
  const isComplete = !failure || !needs || Boolean(data?.[needs]);
  if (data && isComplete) {
    writeCache(requestKey, data);
    return data;
  }
  if (seconds !== null) error(429, waitMessage(seconds));
  if (codes.includes('FORBIDDEN')) error(403, text.page.forbidden);
  error(503, data ? text.page.partUnavailable : text.page.unreachable);
}

/** A change that was not made, with a message for the operator. */
export class MutationFailed extends Error {}

/**
 * Makes a change, from the browser. Expected rejections are members of the result; everything else throws
 * `MutationFailed`.
 */
export async function mutate<R, V extends object>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
  const { data, error: failure } = await ask('mutation', globalThis.fetch, document, variables);
  // The change was made, even if part of the answer is missing (null): the page reads its data again.
  if (data) return data;
  if (codesOf(failure).includes('UNAUTHENTICATED')) {
    location.assign(route.signIn(location.pathname + location.search));
    throw new MutationFailed(text.change.signedOut);
  }
  throw new MutationFailed(failure ? messageOf(failure) : text.change.noAnswer);
}
