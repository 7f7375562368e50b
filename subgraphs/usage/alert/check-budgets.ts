import { newId, sql } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { noticeRequested } from '@konstruct/schema/messages';
import { readThresholds } from '../budget/budget-settings.ts';
import { readBudgetSnapshots, type BudgetSnapshot } from '../budget/budget-snapshot.ts';
import type { TenantContext } from '../context.ts';
import { wholeCompany } from './budget-alert.entity.ts';
import { type BudgetNotice, reachedNotice, resolvedNotice } from './budget-notice.ts';

interface Alert {
  id: string;
  subject_id: string;
  threshold: number;
  is_open: boolean;
  is_notified: boolean;
  was_resolved: boolean;
}

// Each read under the lock is a separate statement, so it sees what earlier holders of the lock committed.
const lockAlerts = (tenantId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('konstruct budget alerts'), hashtext(${tenantId}))`;

const readAlerts = (tenantId: string, periodStart: string) => sql`
select id, subject_id, threshold, is_open, told_at is not null as is_notified, resolved_at is not null as was_resolved
from usage.budget_alerts where tenant_id = ${tenantId} and period_start = ${periodStart}::date`;

interface OpenAlert {
  readonly tenantId: string;
  readonly id: string;
  readonly subjectId: string;
  readonly periodStart: string;
  readonly threshold: number;
  readonly isNotified: boolean;
}

const openAlert = ({ tenantId, id, subjectId, periodStart, threshold, isNotified }: OpenAlert) => sql`
insert into usage.budget_alerts (tenant_id, id, subject_id, period_start, threshold, reached_at, is_open, told_at, created_at)
values (${tenantId}, ${id}, ${subjectId}, ${periodStart}::date, ${threshold}, now(), true, case when ${isNotified} then now() end, now())
on conflict (tenant_id, subject_id, period_start, threshold) do update
set is_open = true, told_at = coalesce(budget_alerts.told_at, excluded.told_at)`;

const closeAlert = (tenantId: string, id: string) => sql`
update usage.budget_alerts set is_open = false, resolved_at = now() where tenant_id = ${tenantId} and id = ${id}`;

/**
 * Compares the month of the company and of each employee with the thresholds. Members are notified once a month of each
 * threshold that was reached, and once when it is no longer reached. If several are reached at once, only the highest
 * is reported. The notice is published in the transaction that records it.
 */
export async function checkBudgets(ctx: TenantContext, periodStart: string): Promise<void> {
  const { tenantId, em } = ctx;
  await em.execute(lockAlerts(tenantId));
  const thresholds = await readThresholds(ctx);
  const snapshots = await readBudgetSnapshots(ctx, { periodStart, thresholds });
  const alerts = await em.execute<Alert[]>(readAlerts(tenantId, periodStart));
  let isChanged = false;
  for (const snapshot of snapshots) {
    const subjectId = snapshot.agentId ?? wholeCompany;
    const own = alerts.filter((alert) => alert.subject_id === subjectId);
    const opened = await openReached(ctx, { periodStart, subjectId, thresholds, snapshot, own });
    const closed = await closeOthers(ctx, { periodStart, snapshot, own });
    isChanged ||= opened || closed;
  }
  if (isChanged) await notifyClients(em, tenantId, 'usage');
}

/** A limit of zero is a way to stop an employee, and no reason for a notice. */
function isReached({ percentage, limitUsd, isUsedUp }: BudgetSnapshot, threshold: number): boolean {
  if (percentage === null || Number(limitUsd) === 0) return false;
  return percentage >= threshold || (isUsedUp && threshold <= 100);
}

interface Checked {
  readonly periodStart: string;
  readonly snapshot: BudgetSnapshot;
  readonly own: readonly Alert[];
}

async function openReached(
  ctx: TenantContext,
  { periodStart, subjectId, thresholds, snapshot, own }: Checked & { subjectId: string; thresholds: readonly number[] },
): Promise<boolean> {
  const reached = thresholds.filter((threshold) => isReached(snapshot, threshold));
  const known = (threshold: number) => own.find((alert) => alert.threshold === threshold);
  const fresh = reached.filter((threshold) => !known(threshold)?.is_open);
  const highest = Math.max(...reached, ...own.filter(({ is_open }) => is_open).map(({ threshold }) => threshold));
  for (const threshold of fresh) {
    const before = known(threshold);
    const isNotified = threshold === highest && !before?.is_notified;
    const id = before?.id ?? newId();
    await ctx.em.execute(openAlert({ tenantId: ctx.tenantId, id, subjectId, periodStart, threshold, isNotified }));
    if (isNotified) await sendNotice(ctx, id, reachedNotice(snapshot, threshold, periodStart));
  }
  return fresh.length > 0;
}

async function closeOthers(ctx: TenantContext, { periodStart, snapshot, own }: Checked): Promise<boolean> {
  const over = own.filter((alert) => alert.is_open && !isReached(snapshot, alert.threshold));
  for (const { id } of over) await ctx.em.execute(closeAlert(ctx.tenantId, id));
  const [highestResolved] = over
    .filter((alert) => alert.is_notified && !alert.was_resolved)
    .sort((a, b) => a.threshold - b.threshold);
  if (highestResolved) await sendNotice(ctx, newId(), resolvedNotice(snapshot, highestResolved.threshold, periodStart));
  return over.length > 0;
}

async function sendNotice({ tenantId, em }: TenantContext, noticeId: string, notice: BudgetNotice): Promise<void> {
  await publish(em, noticeRequested, tenantId, {
    noticeId,
    roles: ['OWNER', 'ADMIN', 'BILLING'],
    subject: notice.subject,
    paragraphs: [...notice.paragraphs],
    link: { label: 'View usage and budgets', path: '/usage' },
  });
}
