import type { Agent } from '../agent/agent.entity.ts';
import type { Entitlement } from '../entitlement/entitlement.entity.ts';
import type { PassingCause } from '../conversation/message.entity.ts';
import type { KeyReplica } from '../replicas/key-replica.entity.ts';
import type { Provider } from '../provider/provider.ts';

/** Why a message waits: a cause, and a sentence that says what to do. */
export interface Blocker {
  readonly cause: PassingCause;
  readonly reason: string;
  /** It is not retried until something changes in the conversation. */
  readonly isFinal?: boolean;
  /** The cause that sets the pace of retries, if it is another one. */
  readonly pacedAs?: PassingCause;
}

/** What an answer needs; null for each part that is missing. */
export interface Situation {
  readonly agent: Pick<Agent, 'name' | 'status' | 'llmKeyId'> | null;
  readonly entitlement: Pick<Entitlement, 'mayAnswer'> | null;
  readonly provider: Provider | null;
  /** Also null if no event about it has arrived from the keys service yet. */
  readonly key: Pick<KeyReplica, 'label' | 'providerId' | 'status' | 'isRemoved'> | null;
}

/** The first blocker of an answer, if any. */
export function findBlocker({ agent, entitlement, provider, key }: Situation): Blocker | null {
  if (!agent)
    return { cause: 'NO_EMPLOYEE', reason: 'No AI employee is available. Create or resume one to get this answered.' };
  const { name } = agent;
  if (agent.status === 'ARCHIVED') return { cause: 'NO_EMPLOYEE', reason: `${name} has been archived.` };
  if (agent.status === 'PAUSED')
    return { cause: 'PAUSED', reason: `${name} is paused. Resume it to get this answered.` };
  if (!entitlement)
    return { cause: 'PLAN', reason: `Your plan is being set up. ${name} will answer once that is done.` };
  if (agent.status === 'PAUSED_BY_PLAN')
    return {
      cause: 'PLAN',
      reason: `Your plan allows fewer AI employees, so ${name} is paused. Choose a larger plan, or pause another one.`,
    };
  if (!entitlement.mayAnswer)
    return {
      cause: 'PLAN',
      reason: 'Your subscription doesn’t allow answers right now. Go to Billing to get this answered.',
    };
  if (!provider)
    return {
      cause: 'KEY',
      reason: `The provider that ${name} used is no longer available here. Choose another on its page.`,
    };
  if (!agent.llmKeyId)
    return provider.isKeyRequired
      ? { cause: 'KEY', reason: `${name} has no key for ${provider.name}. Choose one on its page.` }
      : null;
  if (key?.isRemoved || (key && key.providerId !== provider.id)) return keyRemoved(name, provider.name);
  if (key?.status === 'INVALID')
    return {
      cause: 'KEY',
      reason: `${provider.name} rejects the key “${key.label}”. Add a new one and choose it for ${name}.`,
    };
  return null;
}

export function keyRemoved(name: string, providerName: string): Blocker {
  return {
    cause: 'KEY',
    reason: `The key that ${name} used was removed. Choose another one for ${providerName} on its page.`,
  };
}

/**
 * This is not the provider's rejection: the administrator may restore the vault key, and then the message is answered.
 */
export function keyUnopened(name: string): Blocker {
  return {
    cause: 'KEY',
    reason: `The key that ${name} uses can’t be decrypted on this installation. Contact your administrator, or enter the key again and choose it on its page.`,
    pacedAs: 'PROVIDER',
  };
}

export const answersUsedUp: Blocker = {
  cause: 'PLAN',
  reason: 'All evaluation answers are used up. Choose a plan in Billing to get this answered.',
};

export function budgetUsedUp(name: string): Blocker {
  return {
    cause: 'BUDGET',
    reason: `This month’s budget of ${name}, or of the company, doesn’t cover another answer. Raise it, or wait for next month.`,
  };
}

const sentence = (text: string) => text.replace(/\.?$/, '.');

export function keyRefused(name: string, providerName: string, providerMessage: string): Blocker {
  const advice = `Check the key and its credit at ${providerName}, or choose another for ${name}.`;
  return { cause: 'KEY', reason: `${providerName} rejected the request: ${sentence(providerMessage)} ${advice}` };
}

/** It is retried when the agent changes: until then the provider would say the same. */
export function modelRefused(name: string, providerName: string, modelId: string, providerMessage: string): Blocker {
  const advice = `Choose a model other than ${modelId} for ${name}.`;
  return {
    cause: 'PROVIDER',
    reason: `${providerName} rejected the request: ${sentence(providerMessage)} ${advice}`,
    isFinal: true,
  };
}

export function unavailable(providerName: string, providerMessage: string): Blocker {
  return {
    cause: 'PROVIDER',
    reason: `${providerName} is unavailable: ${sentence(providerMessage)} We’ll retry automatically.`,
  };
}

export const platformError: Blocker = {
  cause: 'PROVIDER',
  reason: 'Part of Konstruct can’t be reached. We’ll retry automatically.',
};
