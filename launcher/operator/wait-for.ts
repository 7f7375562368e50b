import { setTimeout } from 'node:timers/promises';

const longestMs = 60_000;
const pauseMs = 150;

/** Polls until there is a result, and returns it. After a minute it throws an error that says what did not happen. */
export async function waitFor<T>(what: string, look: () => Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
  const end = performance.now() + longestMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen as NonNullable<Exclude<T, false>>;
    if (performance.now() > end)
      throw new Error(`${what} did not happen within a minute. The output of the product says more.`);
    await setTimeout(pauseMs);
  }
}
