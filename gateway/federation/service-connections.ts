import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { mayAskAgain } from './ask-again.ts';

/** A service's answer to one HTTP request. */
export interface ServiceAnswer {
  readonly statusCode: number;
  readonly text: string;
}

/** A request to a service. */
export interface ServiceRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whether a repeat of the request has no second effect. */
  readonly isSafe: boolean;
}

const statusMs = 2_000;
const askAgainMs = 50;
/**
 * Shorter than the services' own keep-alive time: a connection that both ends close at the same moment loses the
 * request on it.
 */
const restMs = 4_000;

/** Kept-alive connections to the subgraphs. Uses `undici.request` because `fetch` costs nearly twice as much here. */
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
     * Sends one JSON request. If the copy of the service has just gone, the request is sent once more, but never a
     * mutation with an unknown outcome.
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
    /**
     * The status with which a service answers a GET, which also opens a connection before the first request. Fails when
     * no service is listening yet.
     */
    async status(url: URL): Promise<number> {
      const answer = await request(url, { dispatcher: agent, signal: AbortSignal.timeout(statusMs) });
      await answer.body.dump();
      return answer.statusCode;
    },
    close: () => agent.destroy(),
  };
}

export type ServiceConnections = ReturnType<typeof openServiceConnections>;
