import { Agent, fetch as undiciFetch } from 'undici';
import { guardedConnector } from './guarded-connector.ts';
import { parseSafely, type GuardOptions } from './rules.ts';
import { UnsafeUrlError } from './unsafe-url-error.ts';

/** Whom a guarded client may call, and how long it waits. A caller's own `signal` may be shorter, never longer. */
export interface GuardedFetchOptions extends GuardOptions {
  /** Until connected, the name's look-up included. 5 s unless given. */
  connectTimeoutMs?: number;
  /** Until the answer begins. 120 s unless given: a model may think for long. */
  headersTimeoutMs?: number;
  /** Between two pieces of the answer. 60 s unless given. */
  bodyTimeoutMs?: number;
}

const maxAnswerBytes = 32 * 1024 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);

/** A `fetch` for addresses supplied by somebody else. Throws `UnsafeUrlError` where it refuses, else fails as `fetch` does. */
export function guardedFetch(options: GuardedFetchOptions): typeof fetch {
  const dispatcher = new Agent({
    connect: guardedConnector(options, options.connectTimeoutMs ?? 5_000),
    headersTimeout: options.headersTimeoutMs ?? 120_000,
    bodyTimeout: options.bodyTimeoutMs ?? 60_000,
    maxResponseSize: maxAnswerBytes,
  });

  return async (input, init) => {
    // What was checked is what is called: the address is parsed here, once.
    const url = parseSafely(input instanceof Request ? input.url : input, options);
    const request = new Request(input instanceof Request ? input : url, init);
    const response = await undiciFetch(url, {
      method: request.method,
      headers: [...request.headers],
      body: request.body ? await request.arrayBuffer() : null,
      signal: request.signal,
      redirect: 'manual',
      dispatcher,
    }).catch((error: unknown) => {
      throw refusalIn(error) ?? error;
    });
    if (redirects.has(response.status)) {
      await response.body?.cancel();
      throw new UnsafeUrlError('redirect', 'The server passes the call on to another address, which is not followed.');
    }
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers: [...response.headers] });
  };
}

/** undici wraps what a connection failed with. */
function refusalIn(error: unknown): UnsafeUrlError | undefined {
  if (error instanceof UnsafeUrlError) return error;
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : undefined;
}
