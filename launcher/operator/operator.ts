import type { TypedDocumentString } from '@konstruct/portal/documents';
import { mailedLink, type ReachableProduct } from './mailed-link.ts';

/** A trusted document, with the types of its result and its variables, from any manifest. */
export type TypedDocument<TResult, TVariables> = Pick<
  TypedDocumentString<TResult, TVariables>,
  '__apiType' | '__meta__'
>;

/** A signed-in user who acts as the portal does: trusted documents, through the gateway. */
export interface Operator {
  readonly email: string;
  /** The company that requests are about; empty before there is one. */
  tenantId: string;
  /** Queries the graph. Throws the errors of the response, with their codes. */
  ask<TResult, TVariables>(document: TypedDocument<TResult, TVariables>, variables?: TVariables): Promise<TResult>;
  /** Opens an address of the product with the session, and follows no redirect. */
  open(path: string, init?: RequestInit): Promise<Response>;
  /** The session, for a browser. */
  cookies(): { name: string; value: string; url: string }[];
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

async function post({ url }: ReachableProduct, path: string, body: object): Promise<Response> {
  const { origin } = new URL(url);
  return fetch(`${origin}/api/auth/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });
}

/** Signs in; null when the product rejects the credentials. */
export async function signIn(
  product: ReachableProduct,
  { email, password }: Omit<Person, 'name'>,
): Promise<Operator | null> {
  const answer = await post(product, 'sign-in/email', { email, password });
  return answer.ok ? openSession(product, email, answer) : null;
}

/** Signs up, and confirms the address with the mailed link, which signs in. */
export async function signUp(product: ReachableProduct, { name, email, password }: Person): Promise<Operator> {
  const made = await post(product, 'sign-up/email', { email, password, name, callbackURL: '/' });
  if (!made.ok) throw new Error(`The sign-up of ${email} answered ${made.status}: ${await made.text()}`);
  const token = new URL(await mailedLink(product, email, '/verify-email?')).searchParams.get('token');
  const confirmed = await post(product, 'verify-email', { token, password });
  if (!confirmed.ok)
    throw new Error(`The confirmation of ${email} answered ${confirmed.status}: ${await confirmed.text()}`);
  return openSession(product, email, confirmed);
}

function openSession({ url }: ReachableProduct, email: string, signedIn: Response): Operator {
  const { origin } = new URL(url);
  const session = signedIn.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const pairs = () => [...session, `konstruct_tenant=${operator.tenantId}`];
  const operator: Operator = {
    email,
    tenantId: '',
    cookies: () =>
      pairs().map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
      }),
    open: (path, init = {}) =>
      fetch(`${origin}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { cookie: pairs().join('; '), ...init.headers },
      }),
    async ask<TResult>(document: TypedDocument<TResult, unknown>, variables?: unknown): Promise<TResult> {
      const response = await operator.open('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(operator.tenantId && { 'x-konstruct-tenant': operator.tenantId }),
        },
        body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables }),
      });
      const { data, errors } = (await response.json()) as { data: TResult; errors?: readonly GraphError[] };
      if (errors) throw new Error(`The product answered: ${errors.map(sentenceOf).join(' ')}`);
      return data;
    },
  };
  return operator;
}

const sentenceOf = ({ message, extensions }: GraphError): string =>
  extensions?.code ? `${message} (${extensions.code})` : message;

/** The member of a result union that the caller needs. Throws the graph's message for any other. */
export function succeeded<T extends { __typename: string }, TName extends T['__typename']>(
  result: T,
  name: TName,
): Extract<T, { __typename: TName }> {
  if (result.__typename === name) return result as Extract<T, { __typename: TName }>;
  throw new Error('message' in result ? String(result.message) : result.__typename);
}
