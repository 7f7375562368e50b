import { documentId } from '../../gateway/trusted-documents/manifest.ts';
import { type Spread, spreadOf } from '../measure/rounds.ts';
import { query } from './graph.ts';
import type { Target } from './targets.ts';

/** How long a trusted document's first calls take after a start, in milliseconds and compared with later calls. */
export interface Cold {
  readonly firstMs: Spread;
  /** The first, second and tenth call, each compared with the warm ones of the same start. */
  readonly first: Spread;
  readonly second: Spread;
  readonly tenth: Spread;
}

export const calls = 200;
const warmFrom = 150;

/** Starts the gateway several times, and calls one trusted document again and again, one call after another. */
export async function coldCalls(starts: number, start: () => Promise<Target>, newToken: () => string): Promise<Cold> {
  const seen: { readonly warm: number; readonly times: readonly number[] }[] = [];
  const body = JSON.stringify({ documentId: documentId(query) });
  for (let n = 0; n < starts; n += 1) {
    const { url, child } = await start();
    const ask = async () => {
      const headers = { 'content-type': 'application/json', authorization: newToken() };
      const began = performance.now();
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      const text = await response.text();
      if (response.status !== 200 || !text.includes('Company 20')) throw new Error(text);
      return performance.now() - began;
    };
    // The caller's connection is opened before, so that only the gateway is measured.
    await fetch(`${url}/healthz`).then((response) => response.text());
    const times: number[] = [];
    for (let call = 0; call < calls; call += 1) times.push(await ask());
    seen.push({ times, warm: spreadOf(times.slice(warmFrom)).median });
    await child.kill('SIGKILL');
  }
  const beside = (call: number) => spreadOf(seen.map(({ times, warm }) => (times[call - 1] ?? Number.NaN) / warm));
  return {
    firstMs: spreadOf(seen.map(({ times }) => times[0] ?? Number.NaN)),
    first: beside(1),
    second: beside(2),
    tenth: beside(10),
  };
}
