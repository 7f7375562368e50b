import { p, tenantTable } from '@konstruct/kit/database';

const AgentSchema = tenantTable({
  schema: 'agents',
  name: 'Agent',
  table: 'agents',
  properties: {
    name: p.string(),
    role: p.string(),
    instructions: p.text(),
    knowledge: p.text(),
    language: p.string().nullable(),
    answerLength: p.enum(['SHORT', 'MEDIUM', 'LONG'] as const),
    providerId: p.string(),
    modelId: p.string(),
    llmKeyId: p.uuid().nullable(),
    monthlyBudgetUsd: p.decimal('string').precision(20).scale(10).nullable(),
    status: p.enum(['ACTIVE', 'PAUSED', 'PAUSED_BY_PLAN', 'ARCHIVED'] as const),
    /** Grows with each change of the agent's settings, but not when it is paused or resumed. */
    version: p.integer(),
    idempotencyKey: p.string(),
    updatedAt: p.datetime(3),
  },
  uniques: [{ properties: ['idempotencyKey'] }],
});

/** An AI employee. */
export class Agent extends AgentSchema.class {
  isArchived() {
    return this.status === 'ARCHIVED';
  }
}
AgentSchema.setClass(Agent);
