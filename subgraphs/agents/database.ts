import type { ServiceDatabase } from '@konstruct/kit/database';
import { agentUpdated, answerWritten, runEnded } from '@konstruct/schema/messages';
import { Agent } from './agent/agent.entity.ts';
import { ContactRate } from './contact-rate/contact-rate.entity.ts';
import { Conversation } from './conversation/conversation.entity.ts';
import { Message } from './conversation/message.entity.ts';
import { Entitlement } from './entitlement/entitlement.entity.ts';
import { answerJob, retryWaitingJob } from './job-definitions.ts';
import { ChannelReplica } from './replicas/channel-replica.entity.ts';
import { KeyReplica } from './replicas/key-replica.entity.ts';
import { TenantReplica } from './replicas/tenant-replica.entity.ts';
import { Run } from './runtime/run.entity.ts';

/** The tables of this service, and the jobs and messages that it may enqueue or publish. */
export const database: ServiceDatabase = {
  service: 'agents',
  entities: [Agent, Conversation, Message, Run, ContactRate, Entitlement, KeyReplica, ChannelReplica, TenantReplica],
  directoryEntities: [],
  sends: [answerJob, retryWaitingJob, agentUpdated, runEnded, answerWritten],
  connections: { tenant: 4 },
};
