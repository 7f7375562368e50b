import type { SubgraphName } from '@konstruct/schema/subgraphs';

/**
 * What a resolver returns for a type of the graph where that is not the type's own shape: paths are relative to
 * `generated/`.
 */
export const mappers: Record<SubgraphName, Record<string, string>> = {
  accounts: {
    ApiToken: '../api-token/api-token.entity.ts#ApiToken',
    Invitation: '../invitation/invitation.entity.ts#Invitation',
    Member: '../membership/member.entity.ts#Member',
    Tenant: '../tenant/tenant.entity.ts#Tenant',
    Viewer: '../viewer/viewer.ts#Viewer',
  },
  agents: {
    Agent: '../agent/agent.entity.ts#Agent',
    Conversation: '../conversation/conversation.entity.ts#Conversation',
    LlmKey: '@konstruct/kit/graph#EntityReference',
    Message: '../conversation/message.entity.ts#Message',
    Tenant: '@konstruct/kit/graph#EntityReference',
  },
  billing: { Tenant: '@konstruct/kit/graph#EntityReference' },
  channels: {
    Channel: '../channel/channel.entity.ts#Channel',
    Contact: '../contact/contact.entity.ts#Contact',
    Message: '@konstruct/kit/graph#EntityReference',
    Tenant: '@konstruct/kit/graph#EntityReference',
    UndeliveredMessage: '../delivery/undelivered/undelivered-page.ts#UndeliveredRow',
    WhatsAppNumber: '../whatsapp/connect/whatsapp-number.entity.ts#WhatsAppNumber',
  },
  keys: {
    LlmKey: '../llm-key/llm-key.entity.ts#LlmKey',
    LlmModel: '../provider/provider.ts#Model',
    LlmProvider: '../provider/provider.ts#Provider',
    Tenant: '@konstruct/kit/graph#EntityReference',
  },
  usage: {
    Agent: '@konstruct/kit/graph#EntityReference',
    Message: '@konstruct/kit/graph#EntityReference',
    Tenant: '@konstruct/kit/graph#EntityReference',
  },
};
