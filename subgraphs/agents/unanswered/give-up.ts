import { sql, uuids } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';

const minuteMs = 60_000;
/** The longest wait for an answer while a provider fails at no cost. */
const longestAwayMs = 24 * 60 * minuteMs;
/**
 * With fewer tries than this, the provider has not really failed for a day: this service may have been down, or the
 * messages may have waited for something else.
 */
const fewestAwayTries = 10;
/**
 * How long before a channel stops accepting answers the contact is notified that none follows. A retry falls into this
 * span, because pauses are shorter.
 */
const lastWordMs = 30 * minuteMs;

/** How the provider has failed for a message so far, at no cost. */
export interface Away {
  /** Tries of the conversation since then: in a busy thread each of its messages is seldom included. */
  readonly awayCount: number;
  readonly awaySince: Date;
}

/**
 * Whether to give a message up: the provider failed for a day, or the contact soon cannot be notified
 * (`answerableUntil`; null: always can).
 */
export function isGivenUp({ awayCount, awaySince }: Away, answerableUntil: Date | null, at: Date): boolean {
  if (answerableUntil && answerableUntil.getTime() - at.getTime() <= lastWordMs) return true;
  return awayCount >= fewestAwayTries && at.getTime() - awaySince.getTime() >= longestAwayMs;
}

const count = (asked: readonly string[], at: Date) => sql`
update agents.messages set away_count = away_count + 1, away_since = coalesce(away_since, ${at}::timestamptz)
where id = any(${uuids(asked)}::uuid[]) and answer_state in ('PENDING', 'WAITING')`;

// Tries for messages that first failed later were also made after this message first failed, so they count for it.
// Messages that first failed at the same time were tried together: their tries may be the same ones.
const failing = (conversationId: string, asked: readonly string[]) => sql`
with failing as (
  select id, away_count, away_since from agents.messages
  where conversation_id = ${conversationId} and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')
    and away_count > 0
), moments as (
  select away_since, max(away_count) as most from failing group by away_since
)
select id, id = any(${uuids(asked)}::uuid[]) as is_asked,
  round(extract(epoch from away_since) * 1000)::float8 as away_since_ms,
  (select sum(most) from moments where moments.away_since >= failing.away_since)::int as away_count
from failing`;

interface Failing {
  readonly id: string;
  readonly is_asked: boolean;
  readonly away_count: number;
  readonly away_since_ms: number;
}

/**
 * Counts a call that failed at the provider at no cost, for the messages of the attempt. Returns the messages to give
 * up now, including others of the conversation, because newer messages are tried before them. The channel's time limit
 * applies only to messages of the attempt.
 */
export async function countAway(
  { em, clock }: TenantContext,
  conversation: Conversation,
  asked: readonly string[],
): Promise<string[]> {
  const at = clock.now();
  await em.execute(count(asked, at));
  const rows = await em.execute<Failing[]>(failing(conversation.id, asked));
  const { answerableUntil = null } = conversation;
  const isOver = ({ is_asked: isAsked, away_count: awayCount, away_since_ms: sinceMs }: Failing) =>
    isGivenUp({ awayCount, awaySince: new Date(sinceMs) }, isAsked ? answerableUntil : null, at);
  return rows.filter(isOver).map(({ id }) => id);
}
