import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A vendor's call, unchanged. */
export interface WebhookRequest {
  /** Exactly the bytes that were signed. */
  readonly body: Buffer;
  /** A header; undefined when it is missing. If it occurs several times, its values joined by `, `. */
  header(name: string): string | undefined;
  /** The parts of the path that the route names with a colon. */
  readonly params: Readonly<Record<string, string>>;
  readonly log: FastifyBaseLogger;
}

/** What the vendor gets as an answer. */
export interface WebhookAnswer {
  readonly status: number;
  /** For people who read the vendor's log; `code` and `details` are for programs. */
  readonly error?: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** When the vendor may deliver it again. */
  readonly retryAfterSeconds?: number;
  /** Instead of an error: plain text, such as a challenge. */
  readonly text?: string;
}

/** A webhook: its bytes are verified before anything reads them. */
export interface Webhook {
  readonly path: string;
  /** A larger body is answered with 413 before it is read to its end. */
  readonly bodyLimitBytes: number;
  /** The answer to a call with an invalid signature; null when the signature is valid. */
  reject(request: WebhookRequest): Promise<WebhookAnswer | null> | WebhookAnswer | null;
  /** Stores what was delivered. Null stands for 200 with no body. */
  accept(request: WebhookRequest): Promise<WebhookAnswer | null>;
}

const emptyBody = Buffer.alloc(0);

/** Serves `POST <path>`. Its raw bodies stay within this route: other routes parse theirs as before. */
export async function addWebhook(
  http: FastifyInstance,
  { path, bodyLimitBytes, reject, accept }: Webhook,
): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post(path, async (request, reply) => {
      const call = readCall(request);
      return sendAnswer(reply, (await reject(call)) ?? (await accept(call)) ?? { status: 200 });
    });
  });
}

function readCall(request: FastifyRequest): WebhookRequest {
  return {
    body: Buffer.isBuffer(request.body) ? request.body : emptyBody,
    header(name) {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    },
    params: request.params as Record<string, string>,
    log: request.log,
  };
}

function sendAnswer(reply: FastifyReply, { status, error, code, details, retryAfterSeconds, text }: WebhookAnswer) {
  reply.status(status);
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  // Plain text, so that no browser treats what the caller wrote as a page.
  if (text !== undefined)
    return reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').send(text);
  return reply.send(error === undefined ? undefined : { error, ...(code !== undefined && { code }), ...details });
}
