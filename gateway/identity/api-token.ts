import type { Actor } from '@konstruct/kit/identity';

/** Who an API token stands for; null when it stands for nobody. */
export type ResolveApiToken = (token: string) => Promise<Actor | null>;

/** The token of an `Authorization` header; null when the request carries none. */
export function bearerToken(header: string | undefined): string | null {
  return header === undefined ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
}

/** No API token has been issued yet, so none is known. */
export const refuseApiTokens: ResolveApiToken = async () => null;
