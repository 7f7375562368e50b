import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MakeTokenDocument } from '../graph/generated/graphql.ts';
import type { Operator, TypedDocument } from '../../launcher/operator/operator.ts';
import type { Product } from './product.ts';

const manifests = ['generated', 'rights/generated'].map((folder) =>
  join(import.meta.dirname, '../graph', folder, 'persisted-documents.json'),
);
const texts = Object.assign({}, ...manifests.map((file) => JSON.parse(readFileSync(file, 'utf8')) as object)) as Record<
  string,
  string
>;

/** The text of a typed document: a third party sends texts, not digests. */
export function textOf(document: { readonly __meta__?: Record<string, unknown> | undefined }): string {
  const text = texts[String(document.__meta__?.['hash'])];
  if (!text) throw new Error('This document is not in the manifest: run npm run schema.');
  return text;
}

export interface Answer<TResult = Record<string, unknown>> {
  readonly status: number;
  readonly data?: TResult | null;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: { code: string } }[];
}

/** A program outside the product, which has an API token and nothing else. */
export interface ThirdParty {
  /** Sends a document as text. */
  send(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a typed document. */
  ask<TResult, TVariables>(
    document: TypedDocument<TResult, TVariables>,
    variables?: TVariables,
  ): Promise<Answer<TResult>>;
  /** Opens an address of the product, without following redirects. */
  open(path: string, headers?: Record<string, string>): Promise<Response>;
}

export function thirdParty(product: Product, secret: string): ThirdParty {
  const authorization = `Bearer ${secret}`;
  async function send(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }
  return {
    send,
    ask: async <TResult, TVariables>(document: TypedDocument<TResult, TVariables>, variables?: TVariables) =>
      (await send(textOf(document), { ...variables })) as Answer<TResult>,
    open: (path, headers = {}) =>
      fetch(`${product.url}${path}`, { redirect: 'manual', headers: { authorization, ...headers } }),
  };
}

/** Creates a token as an operator does. */
export async function makeToken(
  operator: Operator,
  scopes: readonly string[],
  expiresAt?: string,
): Promise<{ id: string; secret: string }> {
  const input = { name: 'A program', scopes: [...scopes], ...(expiresAt && { expiresAt }) };
  const { createApiToken: made } = await operator.ask(MakeTokenDocument, { input });
  if (made.__typename !== 'CreateApiTokenSuccess') throw new Error(JSON.stringify(made));
  return { id: String(made.apiToken.id), secret: made.secret };
}
