import { checkUrl, type GuardOptions, UnsafeUrlError } from '@konstruct/kit/http';

/** A base URL in the form in which it is stored and sealed with the key; or what is wrong with it, as a sentence. */
export type BaseUrlCheck = { readonly baseUrl: string } | { readonly issue: string };

/**
 * Checks an address that a tenant named. Keys are sent there, so it must be a public address, without a query or a
 * fragment.
 */
export async function checkBaseUrl(address: string, guard: GuardOptions): Promise<BaseUrlCheck> {
  try {
    const url = await checkUrl(address, guard);
    if (url.search || url.hash)
      return { issue: 'Remove everything from ? or # onwards: a base URL ends with its path, such as /v1.' };
    return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
  } catch (error) {
    if (error instanceof UnsafeUrlError) return { issue: error.message };
    throw error;
  }
}
