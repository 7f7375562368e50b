import type { TypedDocumentString } from './generated/graphql.ts';

/**
 * The errors of an answer without data. `codes` is stable: `UNAUTHENTICATED`, `FORBIDDEN`, `GRAPHQL_VALIDATION_FAILED`
 * and so on.
 */
export class KonstructError extends Error {
  readonly codes: readonly string[];

  constructor(errors: readonly { message: string; extensions?: { code?: string } }[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.codes = errors.map(({ extensions }) => extensions?.code ?? 'UNKNOWN');
  }
}

/** A client with one method: a document of `generated/` in, its data out, both typed. */
export function createClient({ url, token }: { url: string; token: string }) {
  return async function ask<TResult, TVariables>(
    document: TypedDocumentString<TResult, TVariables>,
    variables: TVariables,
  ): Promise<TResult> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: String(document), variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: TResult;
      errors?: ConstructorParameters<typeof KonstructError>[0];
    };
    if (errors || !data) throw new KonstructError(errors ?? [{ message: `The API answered ${response.status}.` }]);
    return data;
  };
}
