import type { Database } from '@konstruct/kit/database';
import { enqueue, type Handler, handleMessage } from '@konstruct/kit/jobs';
import { noticeRequested } from '@konstruct/schema/messages';
import { mailNoticeJob } from '../job-definitions.ts';
import { Member } from '../membership/member.entity.ts';
import { Notice } from './notice.entity.ts';

/** Has a mail sent to each member of the company who has one of the roles now: once, however often the notice comes. */
export function sendNotice(database: Database): Handler {
  return handleMessage(database, noticeRequested, 'accounts', async (tx, { noticeId, roles, subject, paragraphs, link }, { tenantId }) => {
    if (await tx.count(Notice, { tenantId, id: noticeId })) return;
    tx.create(Notice, { tenantId, id: noticeId, subject, paragraphs, link });
    await tx.flush();
    // A job for each, so that one mailbox that refuses holds no other up.
    const members = await tx.find(Member, { tenantId, role: { $in: roles } });
    for (const { userId } of members) await enqueue(tx, mailNoticeJob, { tenantId, noticeId, userId });
  });
}
