import { directoryRole, p, sql } from '@konstruct/kit/database';

/** Represents "no key": a part of a primary key takes no null. */
export const noKey = '00000000-0000-0000-0000-000000000000';

/** The dimensions of rollups, in addition to the time. */
export const dimensions = () => ({
  agentId: p.uuid().primary(),
  providerId: p.text().primary(),
  modelId: p.text().primary(),
  channelKind: p.text().primary(),
  keyId: p.uuid().primary(),
});

/** The measures that rollups add up. */
export const measures = () => ({
  answerCount: p.bigint(),
  interruptedCount: p.bigint(),
  promptTokens: p.bigint(),
  completionTokens: p.bigint(),
  cachedTokens: p.bigint(),
  costUsd: p.decimal().precision(20).scale(10),
  unpricedCostUsd: p.decimal().precision(20).scale(10),
  interruptedCostUsd: p.decimal().precision(20).scale(10),
  // Added later: the previous release fills none of these.
  unansweredCount: p.bigint().default(0),
  unansweredCostUsd: p.decimal().precision(20).scale(10).default('0'),
  unmeasuredCount: p.bigint().default(0),
  unmeasuredCostUsd: p.decimal().precision(20).scale(10).default('0'),
});

/** The roll-up role writes rollups across tenants. */
export const writtenByRoller = { name: 'roll_up', roles: [directoryRole('usage')], using: 'true', check: 'true' };

export const dimensionColumns = sql`agent_id, provider_id, model_id, channel_kind, key_id`;

const measureNames = [
  'answer_count',
  'interrupted_count',
  'prompt_tokens',
  'completion_tokens',
  'cached_tokens',
  'cost_usd',
  'unpriced_cost_usd',
  'interrupted_cost_usd',
  'unanswered_count',
  'unanswered_cost_usd',
  'unmeasured_count',
  'unmeasured_cost_usd',
] as const;

/** Exact sums, in PostgreSQL's text form. */
export type UsageSums = Record<(typeof measureNames)[number], string>;

export const nothingUsed = Object.fromEntries(measureNames.map((name) => [name, '0'])) as UsageSums;

const ofEach = (write: (name: string) => typeof dimensionColumns) =>
  measureNames.map(write).reduce((before, next) => sql`${before}, ${next}`);

export const measureColumns = ofEach((name) => sql.ref(name));

/** The measures of rollup rows, added up. */
export const summedMeasures = ofEach((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`);

/** The same as text, with zero if there are no rows. */
export const summedAsText = ofEach((name) => sql`coalesce(sum(${sql.ref(name)}), 0)::text as ${sql.ref(name)}`);

/** An `on conflict` clause that adds the new row's measures to those of the row `present`. */
export const addMeasures = ofEach(
  (name) => sql`${sql.ref(name)} = ${sql.ref('present', name)} + ${sql.ref('excluded', name)}`,
);

/**
 * Whether the provider reported the usage of audit event `e`. An event of a release that did not store this counts as
 * it was shown then.
 */
export const isMeasured = sql`coalesce(e.is_measured, e.outcome = 'completed' and e.reported_usd is null)`;

const isUnanswered = sql`(e.outcome = 'completed' and e.message_id is null)`;
const isUnmeasured = sql`(e.outcome = 'completed' and not ${isMeasured})`;

const laterMeasures = sql`
  ${isUnanswered}::int as unanswered_count, case when ${isUnanswered} then e.cost_usd else 0 end as unanswered_cost_usd,
  ${isUnmeasured}::int as unmeasured_count, case when ${isUnmeasured} then e.cost_usd else 0 end as unmeasured_cost_usd`;

/** The measures of audit events `e`, one row per event, under the rollups' names. */
export const eventMeasures = sql`
  (e.outcome = 'completed' and e.message_id is not null)::int as answer_count, (e.outcome = 'interrupted')::int as interrupted_count,
  e.prompt_tokens, e.completion_tokens, e.cached_tokens,
  e.cost_usd, case when e.is_priced then 0 else e.cost_usd end as unpriced_cost_usd,
  case when e.outcome = 'interrupted' then e.cost_usd else 0 end as interrupted_cost_usd, ${laterMeasures}`;

/**
 * What is missing from the measures of events that the previous release rolled up: it counted each completed call as an
 * answer, and knew none of the later measures.
 */
export const recountedMeasures = sql`
  -(${isUnanswered}::int) as answer_count, 0 as interrupted_count, 0 as prompt_tokens, 0 as completion_tokens, 0 as cached_tokens,
  0 as cost_usd, 0 as unpriced_cost_usd, 0 as interrupted_cost_usd, ${laterMeasures}`;

/** The events that the recount changes. */
export const isRecounted = sql`(${isUnanswered} or ${isUnmeasured})`;
