import type { Database } from '@konstruct/kit/database';
import { enqueue, letterTask, type Task } from '@konstruct/kit/jobs';
import { Member } from '../tenant/member.entity.ts';
import { noticeBody } from './notice-body.ts';
import { Notice } from './notice.entity.ts';

/** Has a mail sent to each member of the company who has one of the roles now: once, however often the notice comes. */
export function sendNotice(database: Database): Task {
  return letterTask(database, noticeBody, async (tx, { noticeId, roles, subject, paragraphs, link }, { tenantId }) => {
    if (await tx.count(Notice, { tenantId, id: noticeId })) return;
    tx.create(Notice, { tenantId, id: noticeId, subject, paragraphs, link });
    await tx.flush();
    // A job for each, so that one mailbox that refuses holds no other up.
    const members = await tx.find(Member, { tenantId, role: { $in: roles } });
    for (const { userId } of members) await enqueue(tx, 'accounts.mail_notice', { tenantId, noticeId, userId });
  });
}
