import { directoryRole, p } from '@konstruct/kit/database';

/** Stands for "no key": a part of a primary key takes no null. */
export const noKey = '00000000-0000-0000-0000-000000000000';

/** What rollups can be asked by, beside the time. */
export const dimensions = () => ({
  agentId: p.uuid().primary(),
  providerId: p.text().primary(),
  modelId: p.text().primary(),
  channelKind: p.text().primary(),
  keyId: p.uuid().primary(),
});

/** What rollups add up. */
export const measures = () => ({
  answerCount: p.bigint(),
  interruptedCount: p.bigint(),
  promptTokens: p.bigint(),
  completionTokens: p.bigint(),
  cachedTokens: p.bigint(),
  costUsd: p.decimal().precision(20).scale(10),
  unpricedCostUsd: p.decimal().precision(20).scale(10),
  interruptedCostUsd: p.decimal().precision(20).scale(10),
});

/** Rollups are written across tenants, by the role that rolls up. */
export const writtenByRoller = { name: 'roll_up', roles: [directoryRole('usage')], using: 'true', check: 'true' };

export const dimensionColumns = 'agent_id, provider_id, model_id, channel_kind, key_id';

export const measureColumns =
  'answer_count, interrupted_count, prompt_tokens, completion_tokens, cached_tokens, cost_usd, unpriced_cost_usd, interrupted_cost_usd';

const measureNames = measureColumns.split(', ');

/** The measures of rollup rows, added up. */
export const summedMeasures = measureNames.map((name) => `sum(${name}) as ${name}`).join(', ');

/** `on conflict` clause that adds the new row's measures to those of the row of `table` that is there. */
export const addMeasures = (table: string) => measureNames.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ');

/** The measures of audit events `e`, one row an event, under the rollups' names. */
export const eventMeasures = `
  (e.outcome = 'completed')::int as answer_count, (e.outcome = 'interrupted')::int as interrupted_count,
  e.prompt_tokens, e.completion_tokens, e.cached_tokens,
  e.cost_usd, case when e.is_priced then 0 else e.cost_usd end as unpriced_cost_usd,
  case when e.outcome = 'interrupted' then e.cost_usd else 0 end as interrupted_cost_usd`;
