import { enqueue, type Handler, handleMessage } from '@konstruct/kit/jobs';
import { noticeRequested } from '@konstruct/schema/messages';
import type { z } from 'zod';
import type { Dependencies, TenantContext } from '../context.ts';
import { mailNoticeJob } from '../job-definitions.ts';
import { Member } from '../membership/member.entity.ts';
import { Notice } from './notice.entity.ts';

type RequestedNotice = z.output<typeof noticeRequested.schema>;

/**
 * Enqueues a mail to each member of the company who has one of the roles now: once, however often the notice arrives.
 */
export async function enqueueNoticeMails({ tenantId, em }: TenantContext, notice: RequestedNotice): Promise<void> {
  const { noticeId, roles, subject, paragraphs, link } = notice;
  if (await em.count(Notice, { tenantId, id: noticeId })) return;
  em.create(Notice, { tenantId, id: noticeId, subject, paragraphs, link });
  await em.flush();
  // One job per member, so that a mailbox that rejects mail does not delay the others.
  const members = await em.find(Member, { tenantId, role: { $in: roles } });
  for (const { userId } of members) await enqueue(em, mailNoticeJob, { tenantId, noticeId, userId });
}

/** Another service requests a notice to members of a company. */
export function handleNoticeRequested(deps: Dependencies): Handler {
  const { database, clock } = deps;
  return handleMessage(database, noticeRequested, 'accounts', (em, notice, { tenantId }) =>
    enqueueNoticeMails({ tenantId, em, clock, deps }, notice),
  );
}
