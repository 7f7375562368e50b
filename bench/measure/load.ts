import { Pool } from 'undici';

export interface Request {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

export interface Load {
  /** Milliseconds, one for each answered request, unordered. */
  readonly latencies: number[];
  readonly perSecond: number;
  readonly failures: number;
  /** The last answer, to compare with the other targets' answers. */
  readonly answer: string;
}

/** What a load consists of: the n-th request, and whether an answer is correct. */
export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  request(index: number): Request;
  /** Called with each answer of status 200. */
  answered?(index: number): void;
}

function open({ url, connections, request, answered }: LoadOptions) {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latencies: number[] = [];
  let failures = 0;
  let answer = '';
  return {
    async send(index: number, due = performance.now()): Promise<void> {
      try {
        const { path, method, headers, body } = request(index);
        const response = await pool.request({ path, method, headers: headers ?? null, body: body ?? null });
        const text = await response.body.text();
        if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${text}`);
        latencies.push(performance.now() - due);
        answered?.(index);
        answer = text;
      } catch (error) {
        failures += 1;
        answer = String(error);
      }
    },
    async close(began: number): Promise<Load> {
      const seconds = (performance.now() - began) / 1000;
      await pool.destroy();
      return { latencies, failures, answer, perSecond: latencies.length / seconds };
    },
  };
}

/** Sends `total` requests; each connection sends its next one as soon as the last is answered. */
export async function closedLoop(options: LoadOptions, total: number): Promise<Load> {
  const load = open(options);
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < total) {
      next += 1;
      await load.send(next - 1);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  return load.close(began);
}

/** Sends `perSecond` requests a second regardless of the answers; latency counts from when a request was due. */
export async function openLoop(options: LoadOptions, perSecond: number, seconds: number): Promise<Load> {
  const load = open(options);
  const began = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < perSecond * seconds;) {
    const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - began) / 1000) * perSecond));
    for (; sent < due; sent += 1) pending.push(load.send(sent, began + (sent / perSecond) * 1000));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  return load.close(began);
}
