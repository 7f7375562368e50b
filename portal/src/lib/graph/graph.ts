import { error, redirect } from '@sveltejs/kit';
import { currentTenant } from '#tenant';
import type { TypedDocumentString } from '#generated/graphql.ts';
import { route } from '#lib/route.ts';
import { tenantHeader } from './tenant.ts';

type Fetch = typeof globalThis.fetch;

interface Answer<R> {
  readonly data?: R | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Asks the gateway; null where nothing came that it could have said. A library's client would weigh eight times as much as this. */
async function ask<R, V extends object>(fetch: Fetch, document: TypedDocumentString<R, V>, variables: V): Promise<Answer<R> | null> {
  const tenantId = currentTenant();
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(tenantId ? { [tenantHeader]: tenantId } : {}),
  };
  // Only the document's digest travels: the gateway knows the text.
  const body = JSON.stringify({ documentId: document.__meta__?.['hash'], variables });
  try {
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    const answer: unknown = await response.json();
    return typeof answer === 'object' ? (answer as Answer<R> | null) : null;
  } catch {
    return null;
  }
}

const codesOf = (answer: Answer<unknown> | null) => answer?.errors?.map(({ extensions }) => extensions?.code) ?? [];

/**
 * Reads what a page shows. A part that cannot be had is null and the page says so; where the page makes no sense without
 * one, `needs` names it. Nobody signed in leads to the sign-in page; no answer at all is an error page.
 */
export async function query<R, V extends object>(
  load: { fetch: Fetch; url: URL },
  document: TypedDocumentString<R, V>,
  variables: V,
  needs?: keyof R,
): Promise<R> {
  const answer = await ask(load.fetch, document, variables);
  const codes = codesOf(answer);
  if (codes.includes('UNAUTHENTICATED')) redirect(303, route.signIn(load.url.pathname + load.url.search));
  const isComplete = codes.length === 0 || !needs || Boolean(answer?.data?.[needs]);
  if (answer?.data && isComplete) return answer.data;
  if (codes.includes('FORBIDDEN')) error(403, 'Your role in this company does not include this page.');
  error(
    503,
    answer?.data ? 'This part of Konstruct does not answer right now; the rest works.' : 'Konstruct cannot be reached at the moment.',
  );
}

/** A change that was not made, with a sentence for the operator. */
export class MutationFailed extends Error {}

/** Changes something, from the browser. Expected refusals are members of the result; everything else throws `MutationFailed`. */
export async function mutate<R, V extends object>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
  const answer = await ask(globalThis.fetch, document, variables);
  if (!answer) throw new MutationFailed('Konstruct cannot be reached. Check your connection and try again.');
  const codes = codesOf(answer);
  if (answer.data && codes.length === 0) return answer.data;
  if (codes.includes('UNAUTHENTICATED')) {
    location.assign(route.signIn(location.pathname + location.search));
    throw new MutationFailed('You have been signed out. Sign in again.');
  }
  if (codes.includes('FORBIDDEN')) throw new MutationFailed('Your role in this company does not allow this.');
  throw new MutationFailed('That did not work. Nothing was changed; try again in a moment.');
}
