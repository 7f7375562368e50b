import type { RestartablePostgres } from '../../test/fault/harness/postgres.ts';
import type { Asked } from '../measure/questions.ts';
import { quantile } from '../measure/rounds.ts';

/** A step of an answer that a row records: a table, and the column with its time. */
const rowTimes = [
  ['inbound message stored', 'channels.inbound_messages', 'created_at'],
  ['message in its conversation', 'agents.messages', 'created_at'],
  ['run begun', 'agents.runs', 'created_at'],
  ['call entered', 'agents.runs', 'called_at'],
  ['outbound message written', 'channels.outbound_messages', 'created_at'],
] as const;

/** Medians of each step of one answer at a time, in milliseconds after the webhook was sent. */
export interface Hop {
  readonly name: string;
  readonly p50: number;
  readonly p90: number;
}

/** When each step was reached: by the rows' own times if such rows exist, and by what was seen from outside. */
export async function hopsOf(postgres: RestartablePostgres, asked: readonly Asked[]): Promise<Hop[]> {
  const origin = performance.timeOrigin;
  const seen: { name: string; after: number[] }[] = [
    { name: 'webhook acknowledged', after: asked.map(({ sentAt, acknowledgedAt }) => acknowledgedAt - sentAt) },
    { name: 'model called', after: asked.map(({ sentAt, calledAt }) => calledAt - sentAt) },
    { name: 'answer taken by Slack', after: asked.map(({ sentAt, postedAt }) => postedAt - sentAt) },
  ];
  for (const [name, table, column] of rowTimes) {
    const rows = await postgres
      .query<{ ms: number }>(
        `select extract(epoch from ${column})::float8 * 1000 as ms from ${table} where ${column} is not null order by 1`,
      )
      .catch(() => []);
    const after = asked.flatMap(({ sentAt, postedAt }) => {
      const row = rows.find(({ ms }) => ms >= origin + sentAt - 1 && ms <= origin + postedAt);
      return row ? [row.ms - origin - sentAt] : [];
    });
    if (after.length > asked.length / 2) seen.push({ name, after });
  }
  return seen
    .map(({ name, after }) => ({ name, p50: quantile(after, 0.5), p90: quantile(after, 0.9) }))
    .toSorted((one, other) => one.p50 - other.p50);
}
