import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { guardedFetch } from '@konstruct/kit/http';
import type { Clock } from '@konstruct/kit/process';
import { expect } from 'vitest';
import { createModel } from '../call/model.adapter.ts';
import type { ModelCall, ModelOutcome } from '../model.port.ts';

export const protocols = ['openai', 'anthropic', 'openai-compatible'] as const;
export type Protocol = (typeof protocols)[number];
export const chats: Protocol[] = ['openai', 'openai-compatible'];

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

const servers: Server[] = [];

/** Closes all hosts that tests have started. */
export function endHosts(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * A host that answers with `answer`, and a function that calls one of its models. The client accepts 1 MiB, and waits
 * longer than any busy machine needs.
 */
export async function startHost(answer: RequestListener, { totalTimeoutMs = 60_000, clock = systemClock } = {}) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const limits = { totalTimeoutMs, maxAnswerBytes: 1024 * 1024 };
  const model = createModel(guardedFetch({ allowPrivateHosts: [`127.0.0.1:${port}`], ...limits }), clock);
  const prompt = { instructions: 'Be kind.', turns: [{ role: 'user' as const, text: 'Hi' }] };
  return (protocol: Protocol, more: Partial<ModelCall> = {}): Promise<ModelOutcome> =>
    model.call({
      ...{ protocol, baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-canary', providerId: protocol, modelId: 'm' },
      ...{ prompt, maxOutputTokens: 4_500, signal: new AbortController().signal, ...more },
    });
}

/** A host's response to a request. */
export interface Answered {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** An object goes out as JSON, a text as it is. */
  readonly body: unknown;
}

export type Sent = Readonly<Record<string, unknown>>;

/** A host whose response depends on the request's body, and that records all bodies. */
export async function startRecordingHost(answer: (body: Sent) => Answered) {
  const bodies: Sent[] = [];
  const call = await startHost(async (request: IncomingMessage, response) => {
    const body = JSON.parse(await text(request)) as Sent;
    bodies.push(body);
    const { status = 200, headers, body: answered } = answer(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
  });
  return { call, bodies };
}

/** How a call ends that a host answers with this body. It is made once. */
export async function outcome(protocol: Protocol, body: unknown, headers?: Record<string, string>) {
  const { call, bodies } = await startRecordingHost(() => ({ body, ...(headers && { headers }) }));
  const result = await call(protocol);
  expect(bodies).toHaveLength(1);
  return result;
}

/** The usage that a chat reports, and what is read from it. */
export const used = { usage: { prompt_tokens: 100, completion_tokens: 12, total_tokens: 112 } };
export const tokens = { prompt: 100, completion: 12, cached: 0, cacheWritten: 0 };
/** A text that breaks off before its first sentence ends. */
export const cutOff = 'Our opening hours are as follows: on Monday we open at nine and we clo';

/** A rejected request in OpenAI's protocol. */
export const openaiRejection = (message: string, param: string | null, code: string | null) => ({
  error: { message, type: 'invalid_request_error', param, code },
});

/** A rejected request in Anthropic's protocol. */
export const anthropicRejection = (message: string) => ({
  type: 'error',
  error: { type: 'invalid_request_error', message },
});

/** The body of a model's answer with this text, in each protocol. */
export const answering = (protocol: Protocol, answer: string): object =>
  protocol === 'anthropic'
    ? {
        ...{ type: 'message', id: 'm', model: 'm', role: 'assistant', stop_reason: 'end_turn', stop_sequence: null },
        ...{ content: [{ type: 'text', text: answer }], usage: { input_tokens: 5, output_tokens: 7 } },
      }
    : {
        ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
        choices: [{ index: 0, message: { role: 'assistant', content: answer }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 },
      };

/** A chat completion with one choice. */
export const chat = (message: object, finish: string | null, more: object = {}): object => ({
  ...{ id: 'c1', object: 'chat.completion', created: 1, model: 'm' },
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
  ...more,
});

/** A message of Anthropic's protocol. */
export const message = (content: object[], stop: string, more: object = {}): object => ({
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content, stop_reason: stop, stop_sequence: null },
  ...more,
});
