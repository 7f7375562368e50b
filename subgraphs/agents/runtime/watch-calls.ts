import { metricsOf } from '@konstruct/kit/metrics';
import type { ModelOutcome } from '../model/model.port.ts';
import type { Paid } from './believable-usage.ts';

const metrics = metricsOf('agents');

const seconds = metrics.histogram(
  'konstruct_model_call_seconds',
  'How long model calls took, by provider and outcome: answered, vain_no_room and others, refused_key and others, unavailable.',
  ['provider', 'outcome'],
  [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120],
);
const tokens = metrics.counter(
  'konstruct_model_tokens_total',
  'Tokens that providers reported, by provider: input (prompt) and output (completion).',
  ['provider', 'direction'],
);
const cost = metrics.counter(
  'konstruct_model_cost_usd_total',
  'What reported calls cost, in US dollars, by provider.',
  ['provider'],
);

/** How a call ended, as a metric label from a short list. */
export function outcomeOf(outcome: ModelOutcome): string {
  if (outcome.kind === 'refused') return `refused_${outcome.about.toLowerCase()}`;
  return outcome.kind === 'vain' ? `vain_${outcome.ending.toLowerCase()}` : outcome.kind;
}

/** Counts a call. `providerId` is one of the deployment's providers. */
export function countCall(providerId: string, outcome: ModelOutcome, tookSeconds: number): void {
  seconds({ provider: providerId, outcome: outcomeOf(outcome) }, tookSeconds);
}

/** Counts the tokens and the cost of a call with reported usage. */
export function countCost(providerId: string, paid: Paid): void {
  tokens({ provider: providerId, direction: 'prompt' }, paid.tokens.prompt);
  tokens({ provider: providerId, direction: 'completion' }, paid.tokens.completion);
  cost({ provider: providerId }, Number(paid.costUsd));
}
