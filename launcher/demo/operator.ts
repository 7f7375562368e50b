import type { TypedDocumentString } from '@konstruct/portal/documents';
import { waitFor } from './patience.ts';
import type { RunningProduct } from './running-product.ts';
import { mailedLink } from './sandbox-control.ts';

/** Known to everybody: it opens nothing but a company of made-up people, on a machine where the mailbox is open too. */
export const password = 'demo demo demo';

/** Somebody who is signed in, and does what the portal does: its own documents, through the public door. */
export interface Operator {
  tenantId: string;
  /** Throws what the graph answers as errors. */
  ask<TResult, TVariables>(document: TypedDocumentString<TResult, TVariables>, variables?: TVariables): Promise<TResult>;
  /** Opens an address of the product with the session, and follows nothing. */
  open(path: string, init?: RequestInit): Promise<Response>;
}

interface Person {
  readonly name: string;
  readonly email: string;
}

async function post({ url }: RunningProduct, path: string, body: object): Promise<Response> {
  return fetch(new URL(`/api/auth/${path}`, url), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  });
}

/** Signs somebody up; what confirms the address signs in. */
async function signUp(product: RunningProduct, { name, email }: Person): Promise<Response> {
  const made = await post(product, 'sign-up/email', { email, password, name, callbackURL: '/' });
  if (!made.ok) throw new Error(`Sign-up of ${email} answered ${made.status}: ${await made.text()}`);
  const link = await waitFor(`A mail to ${email}`, () => mailedLink(product, email, 'verify-email'));
  return post(product, 'verify-email', { token: new URL(link).searchParams.get('token'), password });
}

/** Signs somebody in, who signs up first where nobody has that address. */
export async function enter(product: RunningProduct, person: Person): Promise<Operator> {
  const { email } = person;
  let answer = await post(product, 'sign-in/email', { email, password });
  if (!answer.ok) answer = await signUp(product, person);
  if (!answer.ok) throw new Error(`Somebody has the address ${email} already, with another password: npm run reset starts over.`);
  const session = answer.headers.getSetCookie().map((line) => line.split(';')[0]);

  const operator: Operator = {
    tenantId: '',
    open: (path, init = {}) =>
      fetch(new URL(path, product.url), {
        redirect: 'manual',
        ...init,
        headers: { cookie: [...session, `konstruct_tenant=${operator.tenantId}`].join('; '), ...init.headers },
      }),
    async ask<TResult>(document: TypedDocumentString<TResult, unknown>, variables?: unknown): Promise<TResult> {
      const response = await operator.open('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(operator.tenantId && { 'x-konstruct-tenant': operator.tenantId }) },
        body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables }),
      });
      const { data, errors } = (await response.json()) as { data: TResult; errors?: readonly { message: string }[] };
      if (errors) throw new Error(`The product answered: ${errors.map(({ message }) => message).join(' ')}`);
      return data;
    },
  };
  return operator;
}

/** The result, if it is the one that was hoped for. Throws what the graph says otherwise. */
export function succeeded<T extends { __typename: string }, TName extends T['__typename']>(
  result: T,
  name: TName,
): Extract<T, { __typename: TName }> {
  if (result.__typename === name) return result as Extract<T, { __typename: TName }>;
  throw new Error('message' in result ? String(result.message) : result.__typename);
}
