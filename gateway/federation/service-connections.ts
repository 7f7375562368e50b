import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { mayAskAgain } from './ask-again.ts';

/** A service's answer to one HTTP request. */
export interface ServiceAnswer {
  readonly statusCode: number;
  readonly text: string;
}

/** What is asked of a service. */
export interface ServiceRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whether nothing happens twice when it is asked twice. */
  readonly isSafe: boolean;
}

const statusMs = 2_000;
const askAgainMs = 50;
/** Shorter than services keep theirs: a connection that both ends close in the same moment loses what was asked on it. */
const restMs = 4_000;

/** Kept-alive connections to the subgraphs. `undici.request` because `fetch` costs nearly twice as much here. */
export function openServiceConnections(timeoutMs: number) {
  const agent = new Agent({
    connections: 64,
    connect: { timeout: 2_000 },
    keepAliveTimeout: restMs,
    keepAliveMaxTimeout: restMs,
    maxResponseSize: 32 * 1024 * 1024,
  });

  async function postOnce({ url, headers, body }: ServiceRequest, signal: AbortSignal): Promise<ServiceAnswer> {
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      signal,
    });
    return { statusCode: answer.statusCode, text: await answer.body.text() };
  }

  return {
    /**
     * Sends one JSON request. A copy of the service that has just gone is asked for once more: never for a mutation whose outcome is
     * not known.
     */
    async post(asked: ServiceRequest): Promise<ServiceAnswer> {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await postOnce(asked, signal);
      } catch (error) {
        if (!mayAskAgain(error, asked.isSafe)) throw error;
        await pause(askAgainMs, undefined, { signal });
        return postOnce(asked, signal);
      }
    },
    /** What a service answers to a GET, which also opens a connection ahead of the first request. Fails when no one listens yet. */
    async status(url: URL): Promise<number> {
      const answer = await request(url, { dispatcher: agent, signal: AbortSignal.timeout(statusMs) });
      await answer.body.dump();
      return answer.statusCode;
    },
    close: () => agent.destroy(),
  };
}

export type ServiceConnections = ReturnType<typeof openServiceConnections>;
