import { p, tenantTable } from '@konstruct/kit/database';

/** A replica of an employee: its limit for a calendar month. Fed by events of agents. */
const AgentReplicaSchema = tenantTable({
  schema: 'usage',
  name: 'AgentReplica',
  table: 'known_agents',
  properties: {
    name: p.text(),
    version: p.integer(),
    monthlyBudgetUsd: p.decimal().precision(20).scale(10).nullable(),
  },
});
export class AgentReplica extends AgentReplicaSchema.class {}
AgentReplicaSchema.setClass(AgentReplica);
