import { uuids } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';

const minuteMs = 60_000;
/** An answer is waited for so long at most while a provider fails and takes nothing. */
const longestAwayMs = 24 * 60 * minuteMs;
/** Fewer tries than this are no day of tries: this service may have stopped, or the messages may have waited for something else. */
const fewestAwayTries = 10;
/** Before a channel takes no more, the contact is told that no answer follows: a try falls into this span, as pauses are shorter. */
const lastWordMs = 30 * minuteMs;

/** How the provider has failed for a message so far, and taken nothing. */
export interface Away {
  /** Tries of the conversation since then: in a lively thread each of its messages is asked seldom. */
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
where id = any(?::uuid[]) and answer_state in ('PENDING', 'WAITING')`;

// Tries for messages at which the provider failed first later on were made since then as well. Those at which it failed first at the same
// moment were asked together: their tries may be the same ones.
const failing = `
with failing as (
  select id, away_count, away_since from agents.messages
  where conversation_id = ? and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING') and away_count > 0
), moments as (
  select away_since, max(away_count) as most from failing group by away_since
)
select id, id = any(?::uuid[]) as is_asked, round(extract(epoch from away_since) * 1000)::float8 as away_since_ms,
  (select sum(most) from moments where moments.away_since >= failing.away_since)::int as away_count
from failing`;

interface Failing {
  readonly id: string;
  readonly is_asked: boolean;
  readonly away_count: number;
  readonly away_since_ms: number;
}

/**
 * Counts a call at which the provider failed and took nothing, at the messages that were asked. Returns those that are given up now: also
 * of the others, since newer ones are asked before them; that soon nobody can be told is said only of what was asked.
 */
export async function countAway({ em, clock }: TenantContext, conversation: Conversation, asked: readonly string[]): Promise<string[]> {
  const at = clock.now();
  await em.execute(count, [at.toISOString(), uuids(asked)]);
  const rows = await em.execute<Failing[]>(failing, [conversation.id, uuids(asked)]);
  const { answerableUntil = null } = conversation;
  const isOver = ({ is_asked: isAsked, away_count: awayCount, away_since_ms: sinceMs }: Failing) =>
    isGivenUp({ awayCount, awaySince: new Date(sinceMs) }, isAsked ? answerableUntil : null, at);
  return rows.filter(isOver).map(({ id }) => id);
}
