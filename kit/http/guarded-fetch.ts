import { Agent } from 'undici';
import { AnswerError } from './answer-error.ts';
import { boundedAnswer, discard } from './bounded-answer.ts';
import { failureOf, maxHeaderBytes } from './call-failure.ts';
import { limitCall } from './call-limit.ts';
import { guardedConnector } from './guarded-connector.ts';
import { parseSafely, type GuardOptions } from './rules.ts';
import { UnsafeUrlError } from './unsafe-url-error.ts';

/**
 * Which hosts a guarded client may call, how long it waits and how much it accepts. A caller's own `signal` may end a
 * call earlier, never later.
 */
export interface GuardedFetchOptions extends GuardOptions {
  /** For the whole call, including the last byte of the answer. Default 30 s. */
  totalTimeoutMs?: number;
  /** Until connected, including the name lookup. Default 5 s. */
  connectTimeoutMs?: number;
  /** Until the answer begins, and between two pieces of it. Default: the limit of the whole call. */
  idleTimeoutMs?: number;
  /** The maximum size of an answer's body. Default 1 MiB: plenty for a list of models. */
  maxAnswerBytes?: number;
}

/** A body that arrives byte by byte takes six bytes on the wire for each. */
const mostWireBytes = (bodyBytes: number) => 8 * bodyBytes + 64 * 1024;

/** Informational responses such as 103 Early Hints: servers send one or two. */
const mostEarlyAnswers = 8;

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * A `fetch` for URLs supplied by a user. Throws `UnsafeUrlError` when it rejects the URL and `AnswerError` when it
 * rejects the answer, also while its body is read; other failures are those of `fetch`.
 */
export function guardedFetch(options: GuardedFetchOptions): typeof fetch {
  const totalTimeoutMs = options.totalTimeoutMs ?? 30_000;
  const idleTimeoutMs = options.idleTimeoutMs ?? totalTimeoutMs;
  const maxAnswerBytes = options.maxAnswerBytes ?? 1024 * 1024;
  const dispatcher = new Agent({
    connect: guardedConnector(options, options.connectTimeoutMs ?? 5_000, mostWireBytes(maxAnswerBytes)),
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
    maxHeaderSize: maxHeaderBytes,
  });

  return async (input, init) => {
    // The URL that is called is the one that was checked: it is parsed here, once.
    const url = parseSafely(input instanceof Request ? input.url : input, options);
    // A signal passed with a request replaces the request's own.
    const limit = limitCall(init?.signal ?? (input instanceof Request ? input.signal : null), input, totalTimeoutMs);
    try {
      // Without the signal: a request follows it only until the request is garbage-collected.
      const request = new Request(input instanceof Request ? input : url, { ...init, signal: null });
      const headers = new Headers(request.headers);
      // Unpacking can make an answer a thousand times larger.
      headers.set('accept-encoding', 'identity');
      if (!headers.has('accept')) headers.set('accept', '*/*');
      const body = request.body ? Buffer.from(await limit.race(request.arrayBuffer())) : null;
      const sent = {
        method: request.method as 'GET',
        headers: Object.fromEntries(headers),
        body,
        signal: limit.signal,
      };
      let earlyAnswers = 0;
      const onInfo = () => {
        earlyAnswers += 1;
        if (earlyAnswers > mostEarlyAnswers)
          limit.end(new AnswerError('malformed', 'It keeps announcing a response without sending one.'));
      };
      const answer = await limit.race(
        dispatcher.request({ ...sent, onInfo, origin: url.origin, path: `${url.pathname}${url.search}` }),
      );
      try {
        if (!redirects.has(answer.statusCode)) return boundedAnswer(answer, limit, maxAnswerBytes);
        throw new UnsafeUrlError(
          'redirect',
          'The server redirects to another address, and redirects are not followed.',
        );
      } catch (error) {
        discard(answer);
        throw error;
      }
    } catch (error) {
      limit.release();
      throw failureOf(error, limit.signal);
    }
  };
}
