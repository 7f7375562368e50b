import { Agent } from 'undici';
import { AnswerError } from './answer-error.ts';
import { boundedAnswer, discard } from './bounded-answer.ts';
import { failureOf, maxHeaderBytes } from './call-failure.ts';
import { limitCall } from './call-limit.ts';
import { guardedConnector } from './guarded-connector.ts';
import { parseSafely, type GuardOptions } from './rules.ts';
import { UnsafeUrlError } from './unsafe-url-error.ts';

/** Whom a guarded client may call, how long it waits and how much it takes. A caller's own `signal` may be shorter, never longer. */
export interface GuardedFetchOptions extends GuardOptions {
  /** For the whole call, the last byte of the answer included. 30 s unless given. */
  totalTimeoutMs?: number;
  /** Until connected, the name's look-up included. 5 s unless given. */
  connectTimeoutMs?: number;
  /** Until the answer begins, and between two pieces of it. The whole call's limit unless given. */
  idleTimeoutMs?: number;
  /** The most bytes of an answer's body. 1 MiB unless given: plenty for a list of models. */
  maxAnswerBytes?: number;
}

/** A body that comes byte by byte takes six on the wire for each. */
const mostWireBytes = (bodyBytes: number) => 8 * bodyBytes + 64 * 1024;

/** Answers before the answer, such as 103 Early Hints: servers send one or two. */
const mostEarlyAnswers = 8;

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * A `fetch` for addresses supplied by a user. Throws `UnsafeUrlError` where it refuses to call and `AnswerError` where it
 * refuses the answer, the reading of the body included; else fails as `fetch` does.
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
    // What was checked is what is called: the address is parsed here, once.
    const url = parseSafely(input instanceof Request ? input.url : input, options);
    // A signal beside a request takes the place of the request's own.
    const limit = limitCall(init?.signal ?? (input instanceof Request ? input.signal : null), input, totalTimeoutMs);
    try {
      // Without the signal: a request follows it only as long as no one collects the request as garbage.
      const request = new Request(input instanceof Request ? input : url, { ...init, signal: null });
      const headers = new Headers(request.headers);
      // What is unpacked grows a thousandfold.
      headers.set('accept-encoding', 'identity');
      if (!headers.has('accept')) headers.set('accept', '*/*');
      const body = request.body ? Buffer.from(await limit.race(request.arrayBuffer())) : null;
      const sent = { method: request.method as 'GET', headers: Object.fromEntries(headers), body, signal: limit.signal };
      let earlyAnswers = 0;
      const onInfo = () => {
        earlyAnswers += 1;
        if (earlyAnswers > mostEarlyAnswers) limit.end(new AnswerError('malformed', 'It keeps announcing a response without sending one.'));
      };
      const answer = await limit.race(dispatcher.request({ ...sent, onInfo, origin: url.origin, path: `${url.pathname}${url.search}` }));
      try {
        if (!redirects.has(answer.statusCode)) return boundedAnswer(answer, limit, maxAnswerBytes);
        throw new UnsafeUrlError('redirect', 'The server redirects to another address, and redirects are not followed.');
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
