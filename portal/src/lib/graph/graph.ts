import { error, redirect } from '@sveltejs/kit';
import { Client, createRequest, fetchExchange, makeOperation, type TypedDocumentNode } from '@urql/core';
import { holdBack, readCache, writeCache } from '#last-read';
import { currentTenant } from '#tenant';
import type { TypedDocumentString } from '#generated/graphql.ts';
import { route } from '#lib/route.ts';
import { mergeStale } from './merge-stale.ts';
import { codesOf, pathsOf, waitOf, waitMessage, messageOf } from './failure-message.ts';
import { tenantHeader } from './tenant.ts';
import { text } from './text.ts';

const unanswered = 'SUBGRAPH_UNAVAILABLE';
/** A wait that is too short to show. */
const shortWaitSeconds = 2;

type Fetch = typeof globalThis.fetch;

async function ask<R, V extends object>(kind: 'query' | 'mutation', fetch: Fetch, document: TypedDocumentString<R, V>, variables: V) {
  // Only the document's digest travels: the gateway knows the text. urql sends it alone when there are no definitions.
  const trusted = { kind: 'Document', definitions: [], documentId: document.__meta__?.['hash'] } as unknown as TypedDocumentNode<R, V>;
  const tenantId = currentTenant();
  const operation = makeOperation(kind, createRequest<R, V>(trusted, variables), {
    url: '/graphql',
    fetch,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: { headers: tenantId ? { [tenantHeader]: tenantId } : {} },
  });
  // A client for each request: urql gives one answer to all who ask the same at once. On the server those are different
  // people; in the browser the second asks because something changed after the first.
  const client = new Client({ url: operation.context.url, exchanges: [fetchExchange], preferGetMethod: false });
  return client.executeRequestOperation(operation).toPromise();
}

/** Sends a request, and once more where too much was asked and a moment is all that it takes. */
async function read<R, V extends object>(fetch: Fetch, document: TypedDocumentString<R, V>, variables: V) {
  const first = await ask('query', fetch, document, variables);
  const seconds = waitOf(first.error);
  if (seconds === null || seconds > shortWaitSeconds) return first;
  // Not all who were refused together ask again together.
  await new Promise((resolve) => setTimeout(resolve, (seconds + Math.random()) * 1_000));
  return ask('query', fetch, document, variables);
}

/**
 * Reads what a page shows. A part that cannot be had is null and the page says so; where the page makes no sense without
 * one, `needs` names it. In an open page what it read before stands in for what does not answer now, so that nothing typed there is
 * lost. Without a session it leads to the sign-in page; no answer at all is an error page, and so is a rate that is used up.
 */
export async function query<R, V extends object>(
  load: { fetch: Fetch; url: URL },
  document: TypedDocumentString<R, V>,
  variables: V,
  needs?: keyof R,
): Promise<R> {
  const { data: answer, error: failure } = await read(load.fetch, document, variables);
  const seconds = waitOf(failure);
  if (seconds !== null) holdBack(seconds);
  const codes = codesOf(failure);
  if (codes.includes('UNAUTHENTICATED')) redirect(303, route.signIn(load.url.pathname + load.url.search));
  const requestKey = document.__meta__?.['hash'] + JSON.stringify(variables);
  const isAnswered = answer ? !codes.includes(unanswered) : codes.includes('FORBIDDEN');
  const data = isAnswered ? answer : mergeStale(answer, readCache(requestKey) as R | undefined, pathsOf(failure, unanswered));
  const isComplete = !failure || !needs || Boolean(data?.[needs]);
  if (data && isComplete) {
    writeCache(requestKey, data);
    return data;
  }
  if (seconds !== null) error(429, waitMessage(seconds));
  if (codes.includes('FORBIDDEN')) error(403, text.page.forbidden);
  error(503, data ? text.page.partUnavailable : text.page.unreachable);
}

/** A change that was not made, with a sentence for the operator. */
export class MutationFailed extends Error {}

/** Changes something, from the browser. Expected rejections are members of the result; everything else throws `MutationFailed`. */
export async function mutate<R, V extends object>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
  const { data, error: failure } = await ask('mutation', globalThis.fetch, document, variables);
  // Of a change that was made the answer may lack a part, which is null then: the page reads again what it shows.
  if (data) return data;
  if (codesOf(failure).includes('UNAUTHENTICATED')) {
    location.assign(route.signIn(location.pathname + location.search));
    throw new MutationFailed(text.change.signedOut);
  }
  throw new MutationFailed(failure ? messageOf(failure) : text.change.noAnswer);
}
