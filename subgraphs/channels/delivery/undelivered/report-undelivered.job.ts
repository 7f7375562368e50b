import { newId, sql } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob, publish } from '@konstruct/kit/jobs';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { noticeRequested } from '@konstruct/schema/messages';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../../context.ts';
import { reportUndeliveredJob } from '../../job-definitions.ts';
import { undelivered } from '../message/outbound-message.entity.ts';

const dayMs = 24 * 3_600_000;

const countNew = (tenantId: string, channelId: string, after: Date) => sql`
select count(distinct message_id)::int as count from channels.outbound_messages
where tenant_id = ${tenantId} and channel_id = ${channelId} and ${undelivered()}
  and updated_at > ${after}::timestamptz`;

/**
 * Notifies by mail the members who manage a company's channels that messages were not delivered: once per channel and
 * day, not for each message.
 */
export function handleReportUndelivered(deps: Dependencies): Handler {
  return handleJob(reportUndeliveredJob, ({ tenantId, channelId }) =>
    inTransaction(createTenantContext(deps, tenantId), (tx) => reportUndelivered(tx, channelId)),
  );
}

async function reportUndelivered(ctx: TenantContext, channelId: string): Promise<void> {
  const { tenantId, em } = ctx;
  const now = ctx.clock.now();
  const channel = await em.findOne(Channel, { tenantId, id: channelId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!channel) return;
  const reportedAt = channel.undeliveredReportedAt ?? new Date(0);
  const [{ count } = { count: 0 }] = await em.execute<{ count: number }[]>(countNew(tenantId, channelId, reportedAt));
  if (count === 0) return;
  const nextAt = new Date(reportedAt.getTime() + dayMs);
  if (nextAt > now)
    return enqueue(em, reportUndeliveredJob, { tenantId, channelId }, { key: channelId, runAt: nextAt });

  channel.undeliveredReportedAt = now;
  await em.flush();
  const what = count === 1 ? 'A message from your AI employees' : `${count} messages from your AI employees`;
  await publish(em, noticeRequested, tenantId, {
    noticeId: newId(),
    roles: ['OWNER', 'ADMIN'],
    subject: `${count === 1 ? 'A message was' : `${count} messages were`} not delivered on ${channelNames[channel.kind]}`,
    paragraphs: [
      `${what} on ${channelNames[channel.kind]} (${channel.name}) couldn’t be delivered, or may not have arrived.`,
      'See why, then send them again or dismiss them.',
    ],
    link: { label: 'See undelivered messages', path: '/undelivered' },
  });
}
