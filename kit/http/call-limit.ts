import { AnswerError } from './answer-error.ts';

/** The end of one call: by its own timer or by the caller's signal, whichever comes first. */
export interface CallLimit {
  /** Aborts with the reason for ending the call. */
  readonly signal: AbortSignal;
  /** The work's result; rejects with the reason if the call ends first, whatever the work does then. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Ends the call now, with a reason. */
  end(reason: unknown): void;
  /** Must be called once the call is over: clears the timer and stops listening to the caller's signal. */
  release(): void;
}

/**
 * Keeps references for calls under way: a signal that nothing refers to may be garbage-collected, and would then end
 * nothing.
 */
const underWay = new Set<object>();

/** Begins a call that ends after `totalTimeoutMs`, or by the caller's signal, which may be that of `request`. */
export function limitCall(caller: AbortSignal | null, request: unknown, totalTimeoutMs: number): CallLimit {
  const controller = new AbortController();
  const held = { caller, request, controller };
  const end = (reason: unknown) => {
    release();
    controller.abort(reason);
  };
  const onAbort = () => end(caller?.reason);
  const timer = setTimeout(() => end(new AnswerError('too_slow', tooSlow(totalTimeoutMs))), totalTimeoutMs);
  function release() {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onAbort);
    underWay.delete(held);
  }
  underWay.add(held);
  if (caller?.aborted) onAbort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  const ended = new Promise<never>((_resolve, reject) => {
    if (controller.signal.aborted) reject(controller.signal.reason);
    else controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  ended.catch(() => undefined);
  return { signal: controller.signal, race: (work) => Promise.race([work, ended]), end, release };
}

const tooSlow = (ms: number) => `Its response was not complete within ${Math.round(ms / 100) / 10} seconds.`;
