import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import { checkContactRate, type ContactLimits, type ContactTurn, momentsBefore } from './contact-rate.ts';

/** Times are in milliseconds since 1970: our raw statements return timestamps in the database's format. */
interface UseRow {
  hour_started_ms: number;
  answer_count: number;
  day_started_ms: number;
  cost_usd: string;
  notice_until_ms: number | null;
}

const ms = (column: string) => sql`round(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
const columns = sql`
  ${ms('hour_started_at')} as hour_started_ms, answer_count, ${ms('day_started_at')} as day_started_ms,
  cost_usd::text, ${ms('notice_until')} as notice_until_ms`;

// Attempts for one contact take their turns one at a time: each commits its run before the next one counts.
const lockUse = (contactId: string) =>
  sql`select ${columns} from agents.contact_rates where contact_id = ${contactId} for update`;

const beginUse = (tenantId: string, contactId: string, at: Date) => sql`
insert into agents.contact_rates as r (tenant_id, contact_id, hour_started_at, answer_count, day_started_at, cost_usd, created_at)
values (${tenantId}, ${contactId}, ${at}::timestamptz, 0, ${at}::timestamptz, 0, now())
on conflict (tenant_id, contact_id) do update set contact_id = excluded.contact_id returning ${columns}`;

// A separate statement after the lock, so that it sees the runs that were committed while it waited for the lock.
const readOpenRuns = (contactId: string) => sql`
select count(*)::int as open_count, coalesce(sum(bound_usd), 0)::text as open_usd from agents.runs
where contact_id = ${contactId} and state in ('RESERVING', 'CALLING')`;

const rememberNotice = (contactId: string, freeAt: Date) => sql`
update agents.contact_rates set notice_until = ${freeAt}::timestamptz where contact_id = ${contactId}`;

interface AnswerUse {
  readonly answerCount: 0 | 1;
  readonly costUsd: string;
  readonly at: Date;
}

const addAnswer = (contactId: string, { answerCount, costUsd, at }: AnswerUse) => {
  const { hourAgo, dayAgo } = momentsBefore(at);
  return sql`
update agents.contact_rates set
  answer_count = case when hour_started_at <= ${hourAgo}::timestamptz then 0 else answer_count end + ${answerCount},
  hour_started_at =
    case when hour_started_at <= ${hourAgo}::timestamptz then ${at}::timestamptz else hour_started_at end,
  cost_usd = case when day_started_at <= ${dayAgo}::timestamptz then 0 else cost_usd end + ${costUsd}::numeric(20,10),
  day_started_at = case when day_started_at <= ${dayAgo}::timestamptz then ${at}::timestamptz else day_started_at end
where contact_id = ${contactId}`;
};

const expire = (conversationId: string, before: Date) => sql`
update agents.messages set answer_state = 'NOT_ANSWERED'
where conversation_id = ${conversationId} and answer_state = 'WAITING' and waiting_cause = 'CONTACT_LIMIT'
  and sent_at < ${before}::timestamptz`;

/**
 * Whether a contact's next answer is within its limits. Call it in the transaction that writes the run with its
 * contact: the open run is the turn. If the contact is due a notice, this records it, and the caller sends it.
 */
export async function takeContactTurn(
  { tenantId, em, clock }: Omit<TenantContext, 'deps'>,
  contactId: string,
  limits: ContactLimits,
): Promise<ContactTurn> {
  const at = clock.now();
  const [known] = await em.execute<UseRow[]>(lockUse(contactId));
  const [row] = known ? [known] : await em.execute<UseRow[]>(beginUse(tenantId, contactId, at));
  if (!row) throw new Error('The use of a contact was neither found nor written.');
  const [open] = await em.execute<{ open_count: number; open_usd: string }[]>(readOpenRuns(contactId));
  const turn = checkContactRate(
    {
      hourStartedAt: new Date(row.hour_started_ms),
      answerCount: row.answer_count,
      dayStartedAt: new Date(row.day_started_ms),
      costUsd: row.cost_usd,
      noticeUntil: row.notice_until_ms === null ? null : new Date(row.notice_until_ms),
      openCount: open?.open_count ?? 0,
      openUsd: open?.open_usd ?? '0',
    },
    limits,
    at,
  );
  if (turn.kind === 'limited' && turn.isNoticeDue) await em.execute(rememberNotice(contactId, turn.freeAt));
  return turn;
}

/** Adds the cost of a contact's run. Call it in the transaction that ends the run. `costUsd` is in US dollars. */
export async function addContactUse({ em }: TenantContext, contactId: string, use: AnswerUse): Promise<void> {
  await em.execute(addAnswer(contactId, use));
}

/** Gives up messages of a conversation that waited for the contact's limit until an answer would come too late. */
export async function expireLimited({ em, clock }: TenantContext, conversationId: string): Promise<void> {
  await em.execute(expire(conversationId, momentsBefore(clock.now()).recent));
}
