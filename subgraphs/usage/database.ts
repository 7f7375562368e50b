import type { ServiceDatabase } from '@konstruct/kit/database';
import { agentBudgetChanged, noticeRequested, tenantBudgetChanged } from '@konstruct/schema/messages';
import { BudgetAlert } from './alert/budget-alert.entity.ts';
import { BudgetSettings } from './budget/budget-settings.entity.ts';
import { Budget } from './budget/budget.entity.ts';
import { AuditEvent } from './event/audit-event.entity.ts';
import { checkBudgetsJob, makeMonthsJob, reapReservationsJob, rollUpJob } from './job-definitions.ts';
import { AgentReplica } from './limit/agent-replica.entity.ts';
import { Reservation } from './reservation/reservation.entity.ts';
import { QuarterHour } from './rollup/quarter-hour.entity.ts';
import { RollupState } from './rollup/rollup-state.entity.ts';
import { UsageDay } from './rollup/usage-day.entity.ts';
import { TenantReplica } from './tenant/tenant-replica.entity.ts';

export const database: ServiceDatabase = {
  service: 'usage',
  entities: [
    AuditEvent,
    Budget,
    BudgetAlert,
    BudgetSettings,
    AgentReplica,
    TenantReplica,
    QuarterHour,
    Reservation,
    UsageDay,
  ],
  directoryEntities: [RollupState],
  sends: [
    noticeRequested,
    tenantBudgetChanged,
    agentBudgetChanged,
    checkBudgetsJob,
    makeMonthsJob,
    reapReservationsJob,
    rollUpJob,
  ],
  connections: { tenant: 3, directory: 1 },
};
