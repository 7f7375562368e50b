import type { Deployment } from '../../test/fault/harness/deployment.ts';
import { residentMib } from '../measure/processes.ts';
import { type Questions, sideBySide } from '../measure/questions.ts';
import type { Tenants } from './cases.ts';

/** The most that one process of agents holds and does. */
export interface Throughput {
  /**
   * Calls in flight at once, from four companies with 100 messages each. Their model takes longer than all of the calls
   * take to start, so this shows how many a process holds; the rates show how fast it starts them.
   */
  readonly callsInFlight: number;
  /** Growth of the process's memory, per call. */
  readonly kibPerCall: number;
  readonly perSecondAt2s: number;
  readonly perSecondInstant: number;
}

/** How long a call is held while the calls are counted. */
const heldMs = 40_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until no question is open, or nothing has been answered for a minute; returns how many are left. */
export async function drained(questions: Questions): Promise<number> {
  let [last, at] = [questions.openCount(), performance.now()];
  while (questions.openCount() > 0 && performance.now() - at < 60_000) {
    await pause(100);
    if (questions.openCount() !== last) [last, at] = [questions.openCount(), performance.now()];
  }
  return questions.openCount();
}

/** Measures it with the companies whose model's speed is changed, side by side. */
export async function measureThroughput(
  { copies, vendors }: Deployment,
  { heavy }: Tenants,
  questions: Questions,
  { messagesEach, seconds }: { readonly messagesEach: number; readonly seconds: number },
): Promise<Throughput> {
  const { behaviour, load } = vendors.models.slow;
  const pid = copies('agents')[0]?.pid() ?? 0;
  let turn = 0;
  const next = () => {
    const company = heavy[(turn += 1) % heavy.length];
    if (!company) throw new Error('No company is there.');
    return company;
  };

  behaviour.latencyMs = heldMs;
  load.peak = 0;
  const before = residentMib(pid);
  await sideBySide(messagesEach * heavy.length, 32, () => questions.send(next(), 'slack thread'));
  let [callsInFlight, mib, risen] = [0, 0, performance.now()];
  while (performance.now() - risen < 8000) {
    if (load.peak > callsInFlight) [callsInFlight, mib, risen] = [load.peak, residentMib(pid), performance.now()];
    await pause(100);
  }
  const kibPerCall = ((mib - before) * 1024) / callsInFlight;

  const rate = async (latencyMs: number, width: number) => {
    behaviour.latencyMs = latencyMs;
    await drained(questions);
    const end = performance.now() + seconds * 1000;
    const began = vendors.ledger.posts.length;
    const started = performance.now();
    const ask = async () => {
      while (performance.now() < end) await questions.ask(next(), 'slack thread', seconds * 1000);
    };
    const asking = Promise.all(Array.from({ length: width }, ask));
    await pause(seconds * 1000);
    const perSecond = (vendors.ledger.posts.length - began) / ((performance.now() - started) / 1000);
    behaviour.latencyMs = 0;
    await asking;
    await drained(questions);
    return perSecond;
  };
  return { callsInFlight, kibPerCall, perSecondAt2s: await rate(2000, 240), perSecondInstant: await rate(0, 64) };
}
