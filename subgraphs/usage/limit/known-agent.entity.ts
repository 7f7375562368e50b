import { p, tenantTable } from '@konstruct/kit/database';

/** A replica of an employee: its limit for a calendar month. Fed by events of agents. */
const KnownAgentSchema = tenantTable({
  schema: 'usage',
  name: 'KnownAgent',
  table: 'known_agents',
  properties: { name: p.text(), version: p.integer(), monthlyBudgetUsd: p.decimal().precision(20).scale(10).nullable() },
});
export class KnownAgent extends KnownAgentSchema.class {}
KnownAgentSchema.setClass(KnownAgent);
