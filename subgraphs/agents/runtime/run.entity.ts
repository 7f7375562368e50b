import { p, tenantTable } from '@konstruct/kit/database';
import type { ConversationKind } from '@konstruct/schema/channel-kinds';

/**
 * Earlier releases wrote `RELEASED`, and may still do so while this one is rolled out. Now a run that ends before its
 * call is removed.
 */
export type RunState = 'RESERVING' | 'CALLING' | 'COMPLETED' | 'INTERRUPTED' | 'RELEASED' | 'FAILED';

const RunSchema = tenantTable({
  schema: 'agents',
  name: 'Run',
  table: 'runs',
  properties: {
    conversationId: p.uuid(),
    agentId: p.uuid(),
    agentVersion: p.integer(),
    /** The contact to answer; null in the playground. */
    contactId: p.uuid().nullable(),
    /** Text, so that a new kind of channel needs no change of the table. */
    channelKind: p.text().$type<ConversationKind>(),
    providerId: p.string(),
    modelId: p.string(),
    keyId: p.uuid().nullable(),
    state: p.enum([
      'RESERVING',
      'CALLING',
      'COMPLETED',
      'INTERRUPTED',
      'RELEASED',
      'FAILED',
    ] as const satisfies readonly RunState[]),
    /** The highest price of the call: this amount is reserved, and a call that was cut off is costed at it. */
    boundUsd: p.decimal('string').precision(20).scale(10),
    isPriced: p.boolean(),
    calledAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'runs_open', properties: ['conversationId'], where: "state in ('RESERVING', 'CALLING')" },
    { name: 'runs_open_of_contact', properties: ['contactId'], where: "state in ('RESERVING', 'CALLING')" },
  ],
});

/**
 * One attempt to answer a conversation. The attempt creates its id, which no other attempt knows, and its state moves
 * forward only by conditional updates: that is the fence against an attempt that was given up and returns.
 */
export class Run extends RunSchema.class {}
RunSchema.setClass(Run);

/** The states of a run whose attempt has not ended. */
export const openStates: RunState[] = ['RESERVING', 'CALLING'];
