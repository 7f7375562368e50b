import type { ServiceDatabase } from '@konstruct/kit/database';
import { BudgetAlert } from './budget/budget-alert.entity.ts';
import { BudgetSettings } from './budget/budget-settings.entity.ts';
import { Budget } from './budget/budget.entity.ts';
import { KnownAgent } from './budget/known-agent.entity.ts';
import { Reservation } from './budget/reservation.entity.ts';
import { KnownTenant } from './tenant/known-tenant.entity.ts';
import { AuditEvent } from './usage/audit-event.entity.ts';
import { QuarterHour } from './usage/quarter-hour.entity.ts';
import { RollupState } from './usage/rollup-state.entity.ts';
import { UsageDay } from './usage/usage-day.entity.ts';

export const database: ServiceDatabase = {
  service: 'usage',
  entities: [AuditEvent, Budget, BudgetAlert, BudgetSettings, KnownAgent, KnownTenant, QuarterHour, Reservation, UsageDay],
  directoryEntities: [RollupState],
  sends: ['accounts.send_notice', 'agents.retry_waiting', 'usage.check_budgets'],
};
