import { type EntityManager, uuids } from '@konstruct/kit/database';
import type { Conversation } from '../conversation/conversation.entity.ts';

const minuteMs = 60_000;
/** An answer is waited for so long at most while a provider fails and takes nothing. */
const longestAwayMs = 24 * 60 * minuteMs;
/** Fewer tries than this are no day of tries: this service may have stopped, or the message may have waited for something else. */
const fewestAwayTries = 10;
/** Before a channel takes no more, the contact is told that no answer follows: a try falls into this span, as pauses are shorter. */
const lastWordMs = 30 * minuteMs;

/** How the provider has failed for a message so far, and taken nothing. */
export interface Away {
  readonly awayCount: number;
  readonly awaySince: Date;
}

/** Whether a message is given up: the provider failed for a day, or soon nobody can be told any more (`answerableUntil`; null: always). */
export function isGivenUp({ awayCount, awaySince }: Away, answerableUntil: Date | null, at: Date): boolean {
  if (answerableUntil && answerableUntil.getTime() - at.getTime() <= lastWordMs) return true;
  return awayCount >= fewestAwayTries && at.getTime() - awaySince.getTime() >= longestAwayMs;
}

const count = `
update agents.messages set away_count = away_count + 1, away_since = coalesce(away_since, ?::timestamptz)
where id = any(?::uuid[]) and answer_state in ('PENDING', 'WAITING')
returning id, away_count, round(extract(epoch from away_since) * 1000)::float8 as away_since_ms`;

interface Counted {
  readonly id: string;
  readonly away_count: number;
  readonly away_since_ms: number;
}

/** Counts a call at which the provider failed and took nothing, at the messages that were asked. Returns those that are given up now. */
export async function countAway(tx: EntityManager, conversation: Conversation, asked: readonly string[], at: Date): Promise<string[]> {
  const rows = await tx.execute<Counted[]>(count, [at.toISOString(), uuids(asked)]);
  const { answerableUntil = null } = conversation;
  const isOver = ({ away_count: awayCount, away_since_ms: sinceMs }: Counted) =>
    isGivenUp({ awayCount, awaySince: new Date(sinceMs) }, answerableUntil, at);
  return rows.filter(isOver).map(({ id }) => id);
}
