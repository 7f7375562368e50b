import type { ServiceDatabase } from '@konstruct/kit/database';
import { agentUpdated, answerWritten, runEnded } from '@konstruct/schema/messages';
import { Agent } from './agent/agent.entity.ts';
import { ContactRate } from './contact-rate/contact-rate.entity.ts';
import { Conversation } from './conversation/conversation.entity.ts';
import { Message } from './conversation/message.entity.ts';
import { Entitlement } from './entitlement/entitlement.entity.ts';
import { answerJob, retryWaitingJob } from './job-definitions.ts';
import { KnownChannel } from './known/known-channel.entity.ts';
import { KnownKey } from './known/known-key.entity.ts';
import { KnownTenant } from './known/known-tenant.entity.ts';
import { Run } from './runtime/run.entity.ts';

/** The tables of this service, and the jobs and messages that it may enqueue or publish. */
export const database: ServiceDatabase = {
  service: 'agents',
  entities: [Agent, Conversation, Message, Run, ContactRate, Entitlement, KnownKey, KnownChannel, KnownTenant],
  directoryEntities: [],
  sends: [answerJob, retryWaitingJob, agentUpdated, runEnded, answerWritten],
  connections: { tenant: 4 },
};
