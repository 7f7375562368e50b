import type { Dispatcher } from 'undici';
import { AnswerError } from './answer-error.ts';
import { failureOf } from './call-failure.ts';
import type { CallLimit } from './call-limit.ts';

/**
 * The size of the blocks that are passed on: an answer in a million pieces of one byte would take a hundred times its
 * size.
 */
const blockBytes = 16 * 1024;

const withoutBody = new Set([204, 205, 304]);

/**
 * The answer as `fetch` returns it, with its body limited in bytes and by the end of the call. Throws an `AnswerError`
 * for an answer that is rejected.
 */
export function boundedAnswer(answer: Dispatcher.ResponseData, limit: CallLimit, maxBytes: number): Response {
  const { statusCode: status, body } = answer;
  const headers = headersOf(answer);
  if (!headers || status < 200 || status > 599) throw new AnswerError('malformed', 'Its response is not HTTP.');
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') {
    throw new AnswerError('encoded', 'Its response is compressed, although we asked for an uncompressed one.');
  }
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (withoutBody.has(status)) {
    limit.release();
    discard(answer);
    return new Response(null, { status, headers });
  }

  const blocks = readBlocks(body, maxBytes);
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await limit.race(blocks.next());
          if (!done) return controller.enqueue(value);
          limit.release();
          controller.close();
        } catch (error) {
          limit.release();
          discard(answer);
          controller.error(failureOf(error, limit.signal));
        }
      },
      cancel() {
        limit.release();
        discard(answer);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { status, headers });
}

/** Closes the connection, together with anything that may still arrive on it. */
export function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

async function* readBlocks(body: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Uint8Array, undefined> {
  let [block, filled, received] = [new Uint8Array(blockBytes), 0, 0];
  for await (const piece of body) {
    received += piece.length;
    if (received > maxBytes) throw tooLarge(maxBytes);
    for (let taken = 0; taken < piece.length;) {
      const copied = piece.copy(block, filled, taken);
      [taken, filled] = [taken + copied, filled + copied];
      if (filled < blockBytes) continue;
      yield block;
      [block, filled] = [new Uint8Array(blockBytes), 0];
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
  return undefined;
}

/** Null when a header contains characters that are not allowed. */
function headersOf({ headers: received }: Dispatcher.ResponseData): Headers | null {
  const headers = new Headers();
  try {
    for (const [name, values] of Object.entries(received))
      for (const value of [values ?? []].flat()) headers.append(name, value);
    return headers;
  } catch {
    return null;
  }
}

const tooLarge = (maxBytes: number) =>
  new AnswerError('too_large', `Its response is longer than ${Math.round(maxBytes / 1024)} KiB.`);
