import type { Remedy } from '../conversation/conversation.entity.ts';
import type { FinalReason } from '../unanswered/stop-retrying.ts';
import type { ModelOutcome } from '../model/model.port.ts';
import { keyRefused, modelRefused, type Blocker, unavailable } from './blocker.ts';
import type { Attempt } from './attempt.ts';

/**
 * What we owe the provider: nothing, the reported usage (the bound if it is implausible), or the bound of a call that
 * was cut off.
 */
export type Owed = 'nothing' | 'reported' | 'bound';

/** What happens to the messages of a call. */
export type CallResult =
  | { readonly then: 'deliver'; readonly owed: Owed; readonly text: string; readonly isCut: boolean }
  /**
   * Messages that were tried twice move to the dead-letter queue with the reason in `finalReason`, the others are
   * retried once with `remedy`.
   */
  | {
      readonly then: 'try_once_more';
      readonly owed: Owed;
      readonly remedy: Remedy | null;
      readonly finalReason: FinalReason;
      readonly afterMs: number;
    }
  | { readonly then: 'stop_retrying'; readonly owed: Owed; readonly finalReason: FinalReason }
  /** They wait until the cause is resolved. */
  | { readonly then: 'wait'; readonly owed: 'nothing'; readonly blocker: Blocker }
  /**
   * The provider is unavailable: retried at growing pauses for a day, then moved to the dead-letter queue with the
   * reason in `finalReason`. Costs nothing.
   */
  | {
      readonly then: 'try_later';
      readonly owed: 'nothing';
      readonly blocker: Blocker;
      readonly finalReason: FinalReason;
      readonly afterMs: number;
    };

/** The parts of the attempt that determine the result of its outcome. */
export type AttemptParts = Pick<Attempt, 'modelId' | 'asked' | 'hasEarlier' | 'remedy'> & {
  readonly agent: Pick<Attempt['agent'], 'name'>;
  readonly provider: Pick<Attempt['provider'], 'name'>;
};

const sentence = (text: string) => text.trim().replace(/[.!?]?$/, '.');
const advice = 'Reply yourself, try again, or dismiss it.';

/** Classifies the outcome of a call. A pure function: `docs/answers.md` lists every case. */
export function classifyOutcome(outcome: ModelOutcome, attempt: AttemptParts): CallResult {
  const { agent, provider, modelId } = attempt;
  switch (outcome.kind) {
    case 'answered':
      return { then: 'deliver', owed: 'reported', text: outcome.text, isCut: outcome.isCut };
    case 'vain':
      return classifyVain(outcome, attempt);
    case 'unavailable': {
      const { mayBePaid, providerMessage, retryAfterMs } = outcome;
      const blocker = unavailable(provider.name, providerMessage);
      const afterMs = retryAfterMs ?? 0;
      if (!mayBePaid) {
        const reason = `${provider.name} was unavailable for too long: ${sentence(providerMessage)} ${advice}`;
        return { then: 'try_later', owed: 'nothing', blocker, finalReason: { cause: 'PROVIDER', reason }, afterMs };
      }
      const reason = `${provider.name} was called twice without an answer: ${sentence(providerMessage)} ${advice}`;
      return {
        then: 'try_once_more',
        owed: 'bound',
        remedy: attempt.remedy,
        finalReason: { cause: 'NO_ANSWER', reason },
        afterMs,
      };
    }
    case 'refused':
      if (outcome.about === 'KEY') return wait(keyRefused(agent.name, provider.name, outcome.providerMessage));
      if (outcome.about === 'MODEL')
        return wait(modelRefused(agent.name, provider.name, modelId, outcome.providerMessage));
      return classifyRejection(outcome.about, outcome.providerMessage, attempt);
  }
}

const wait = (blocker: Blocker): CallResult => ({ then: 'wait', owed: 'nothing', blocker });

type Vain = Extract<ModelOutcome, { kind: 'vain' }>;

function classifyVain({ ending, tokens, isFree, providerMessage }: Vain, attempt: AttemptParts): CallResult {
  const owed: Owed = isFree ? 'nothing' : tokens ? 'reported' : 'bound';
  const how = `${attempt.provider.name} gave no answer. ${sentence(providerMessage)}`;
  if (ending === 'REFUSED' || ending === 'FILTERED') {
    const finalReason = { cause: 'REFUSED' as const, reason: `${how} ${advice}` };
    // A second call would be declined too. Of several messages, only one may be the cause.
    if (attempt.asked.length > 1) return { then: 'try_once_more', owed, remedy: 'ONE', finalReason, afterMs: 0 };
    return { then: 'stop_retrying', owed, finalReason };
  }
  const finalReason = { cause: 'NO_ANSWER' as const, reason: `${how} We tried twice. ${advice}` };
  return { then: 'try_once_more', owed, remedy: attempt.remedy, finalReason, afterMs: 0 };
}

/**
 * The result of a rejection because of what we sent. It costs nothing, and each step sends less, so the retries end.
 */
function classifyRejection(
  about: 'LENGTH' | 'TEXT' | 'REQUEST',
  providerMessage: string,
  { provider, asked, hasEarlier, remedy }: AttemptParts,
): CallResult {
  const finalReason: FinalReason =
    about === 'LENGTH'
      ? {
          cause: 'TOO_LONG',
          reason: `The message is too long for the model, together with the instructions and knowledge: ${sentence(providerMessage)} Shorten those, or choose a model with more room, then try again.`,
        }
      : { cause: 'REFUSED', reason: `${provider.name} rejected the request: ${sentence(providerMessage)} ${advice}` };
  const next = nextRemedy(about, asked.length > 1, hasEarlier, remedy);
  if (next) return { then: 'try_once_more', owed: 'nothing', remedy: next, finalReason, afterMs: 0 };
  return { then: 'stop_retrying', owed: 'nothing', finalReason };
}

function nextRemedy(
  about: 'LENGTH' | 'TEXT' | 'REQUEST',
  hasOthers: boolean,
  hasEarlier: boolean,
  remedy: Remedy | null,
): Remedy | null {
  if (remedy === 'ALONE' || (!hasOthers && !hasEarlier)) return null;
  if (about === 'LENGTH') return remedy === null ? 'SHORTER' : 'ALONE';
  return hasOthers ? 'ONE' : 'ALONE';
}
