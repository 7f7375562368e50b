import type { ServiceDatabase } from '@konstruct/kit/database';
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
  entities: [AuditEvent, Budget, KnownAgent, KnownTenant, QuarterHour, Reservation, UsageDay],
  directoryEntities: [RollupState],
  sends: [],
};
