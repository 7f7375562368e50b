import type { ServerResponse } from 'node:http';
import { type Ledger, markersIn, markerText, type ModelCall } from './ledger.ts';
import { pause, type Received, type RunningServer, startServer } from './http-server.ts';

/** How a model answers. It can be changed while the model runs. */
export interface ModelBehaviour {
  latencyMs: number;
  /** Milliseconds between two bytes of the answer; null: all at once. */
  byteEveryMs: number | null;
}

/** A model with its own address. */
export interface ModelServer extends RunningServer {
  readonly behaviour: ModelBehaviour;
  /** Calls in flight, and their maximum so far. */
  readonly load: { inFlight: number; peak: number };
}

export interface ModelServerOptions {
  readonly ledger: Ledger;
  readonly isRefused: () => boolean;
}

interface ChatMessage {
  readonly role: string;
  readonly content: string | readonly { text?: string }[];
}

const textOf = ({ content }: ChatMessage) =>
  typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('\n');

/** What a prompt asks: contacts' messages in order, and those of them that no answer in it mentions yet. */
function readPrompt(messages: readonly ChatMessage[]): Pick<ModelCall, 'seen' | 'asked'> {
  const spokenBy = (role: string) =>
    messages.filter((message) => message.role === role).flatMap((message) => markersIn(textOf(message)));
  const seen = spokenBy('user');
  const answered = new Set(spokenBy('assistant').map(markerText));
  return { seen, asked: seen.filter((marker) => !answered.has(markerText(marker))) };
}

/** A model that speaks Chat Completions, and answers with the markers of the messages in the prompt. */
export async function startModelServer({ ledger, isRefused }: ModelServerOptions): Promise<ModelServer> {
  const behaviour: ModelBehaviour = { latencyMs: 0, byteEveryMs: null };
  const load = { inFlight: 0, peak: 0 };

  async function complete({ fields }: Received, response: ServerResponse) {
    if (isRefused()) {
      ledger.refusedCount += 1;
      return { status: 503, body: { error: { message: 'overloaded' } } };
    }
    const prompt = readPrompt(fields['messages'] as ChatMessage[]);
    const call: ModelCall = { at: performance.now(), ...prompt, endedAt: null, isAnswered: false };
    ledger.calls.push(call);
    load.inFlight += 1;
    load.peak = Math.max(load.peak, load.inFlight);
    response.once('close', () => {
      load.inFlight -= 1;
      call.endedAt = performance.now();
      call.isAnswered = response.writableFinished;
    });
    await pause(behaviour.latencyMs);
    const content =
      prompt.asked.length > 0 ? `About ${prompt.asked.map(markerText).join(' ')}.` : 'We are open from 9 to 17.';
    const body = {
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_700_000_000, model: fields['model'] },
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 200, completion_tokens: 20, total_tokens: 220 },
    };
    if (behaviour.byteEveryMs === null) return { body };
    await drip(response, JSON.stringify(body), behaviour);
    return null;
  }

  const server = await startServer((received, response) =>
    received.path.endsWith('/chat/completions')
      ? complete(received, response)
      : { body: { object: 'list', data: [{ id: 'practice-1' }] } },
  );
  return { ...server, behaviour, load };
}

/** Sends one byte at a time, until the behaviour changes. */
async function drip(response: ServerResponse, text: string, behaviour: ModelBehaviour): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  for (const character of text) {
    if (response.destroyed) return;
    response.write(character);
    await pause(behaviour.byteEveryMs ?? 0);
  }
  response.end();
}
