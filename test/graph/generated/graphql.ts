/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptInvitationInput = {
  /** The token from the mailed link. */
  token: string;
};

export type AddLlmKeyInput = {
  /** Only if the provider has `isBaseUrlRequired`. For Azure, the address of the resource. */
  baseUrl?: string | null | undefined;
  /** Made by the caller, one per key: a repeat returns the same key. */
  idempotencyKey: string | number;
  key: string;
  label: string;
  providerId: string | number;
};

export type AgentStatus =
  /** Answers messages. */
  | 'ACTIVE'
  | 'ARCHIVED'
  /** Paused by a member. */
  | 'PAUSED'
  /** Paused because the plan’s quota is too small; resumes automatically. */
  | 'PAUSED_BY_PLAN';

export type AnswerLength =
  | 'LONG'
  | 'MEDIUM'
  | 'SHORT';

export type AnswerState =
  | 'ANSWERED'
  /** A member decided that it needs no answer. */
  | 'DISMISSED'
  /** It waited until an answer would have come too late. A member can still answer it. */
  | 'NOT_ANSWERED'
  /** Received; the answer is being written or soon will be. */
  | 'PENDING'
  /** It could not be answered, and is not retried until a member asks for it (`resolveWaitingMessages`). Later messages are answered without it. */
  | 'SET_ASIDE'
  /** Waits until the cause is resolved. */
  | 'WAITING';

export type BudgetStatus =
  /** The limit is reached, or the rest does not cover another answer. */
  | 'EXCEEDED'
  | 'OK'
  /** The lowest alert threshold is reached. */
  | 'WARNING';

export type ChangeAgentQuantityInput = {
  /** Made by the caller, one per change: a repeat charges nothing more. */
  idempotencyKey: string | number;
  /** From the preview, to be charged what it showed. Leave out for the current time. */
  prorationDate?: string | null | undefined;
  /** At most 1000. */
  quantity: number;
};

export type ChangeMemberRoleInput = {
  memberId: string | number;
  role: Role;
};

export type ChannelStatus =
  | 'CONNECTED'
  | 'DISCONNECTED'
  /** A member has to act: the access was lost and nothing can be sent, or messages were not delivered. `statusReason` says which. */
  | 'NEEDS_ATTENTION'
  /** The administrator has switched this kind of channel off. Nothing is sent or received; messages wait until it is on again. */
  | 'SWITCHED_OFF'
  /** The access works, but no message has arrived yet: WhatsApp counts as connected once one has. Answers can be sent. */
  | 'WAITING_FOR_MESSAGE';

export type ConnectWhatsAppInput = {
  /** Connect even though the token expires, to try it out. */
  acceptTemporaryToken?: boolean | null | undefined;
  /** A system user’s token with the permissions whatsapp_business_messaging and whatsapp_business_management. Stored encrypted and never shown again. */
  accessToken: string;
  /** From the company’s Meta app: App settings, Basic. */
  appId: string;
  /** Next to the app ID. Stored encrypted and never shown again. */
  appSecret: string;
  /** The WhatsApp Business Account ID: WhatsApp, API setup. */
  businessAccountId: string;
  /** Next to it. Not the phone number itself. */
  phoneNumberId: string;
  /** Six digits, to register a number that is not registered yet. A number that was registered before needs its own PIN. */
  registrationPin?: string | null | undefined;
};

export type ConversationKind =
  | 'CHANNEL'
  /** A try in the portal. It costs what any answer does, and is marked as a test. */
  | 'PLAYGROUND';

export type CreateAgentInput = {
  answerLength?: AnswerLength;
  /** Made by the caller, one per employee to create: a repeat returns the same employee. */
  idempotencyKey: string | number;
  instructions: string;
  knowledge?: string;
  language?: string | null | undefined;
  /** Required where the provider needs a key. */
  llmKeyId?: string | number | null | undefined;
  modelId: string;
  monthlyBudgetUsd?: string | null | undefined;
  name: string;
  providerId: string | number;
  role: string;
};

export type CreateApiTokenInput = {
  /** Leave out for a token that does not expire. */
  expiresAt?: string | null | undefined;
  /** What it is for, such as `Nightly export`. */
  name: string;
  /** Permissions that tokens can have and that you have yourself, such as `agents:read`. `tenant:read` is added if it is missing. */
  scopes: Array<string>;
};

export type CreateCheckoutSessionInput = {
  /** Made by the caller, one per purchase: a repeat opens the same checkout, which sells once. */
  idempotencyKey: string | number;
  interval: PlanInterval;
  /** How many AI employees to pay for, at most 1000. */
  quantity: number;
};

export type CreateTenantInput = {
  /** Made by the caller, one per company to create: a repeat returns the same company. */
  idempotencyKey: string | number;
  name: string;
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string;
};

export type DeliveryStatus =
  | 'DELIVERED'
  | 'FAILED'
  | 'QUEUED'
  | 'READ'
  | 'SENDING'
  /** The vendor accepted it. */
  | 'SENT'
  /** Sending was interrupted, and the message may have arrived. Never resent automatically; updated if the vendor reports the outcome. */
  | 'UNKNOWN';

export type InvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

export type InviteMemberInput = {
  email: string;
  role: Role;
};

export type InvoiceStatus =
  /** Awaiting payment. */
  | 'OPEN'
  | 'PAID'
  /** No longer collected. */
  | 'UNCOLLECTIBLE'
  /** Voided: nothing is owed. */
  | 'VOID';

export type LlmKeyStatus =
  /** The provider rejects it. */
  | 'INVALID'
  /** Works, but the provider limits it: no quota, or no access to some models. */
  | 'RESTRICTED'
  | 'VALID';

export type MessageAuthor =
  | 'AGENT'
  | 'CONTACT';

export type OnboardingStepName =
  | 'CONFIGURE'
  | 'CONNECT'
  | 'TEST';

export type PlanInterval =
  | 'MONTH'
  | 'YEAR';

export type RemoveMemberInput = {
  memberId: string | number;
};

export type ResendMessagesInput = {
  /** Made by the caller, one per attempt: a repeat sends nothing new. */
  idempotencyKey: string | number;
  /** 1 to 100. */
  messageIds: Array<string | number>;
};

export type RevokeApiTokenInput = {
  id: string | number;
};

export type Role =
  | 'ADMIN'
  | 'BILLING'
  | 'MEMBER'
  | 'OWNER'
  | 'VIEWER';

export type SendPlaygroundMessageInput = {
  agentId: string | number;
  /** The conversation to continue; leave out to start a new one. */
  conversationId?: string | number | null | undefined;
  /** Made by the caller, one per message: a repeat sends nothing new. */
  idempotencyKey: string | number;
  text: string;
};

export type SendTestMessageInput = {
  channelId: string | number;
  /** Made by the caller, one per message: a repeat sends nothing new. */
  idempotencyKey: string | number;
};

export type SetBudgetAlertsInput = {
  /** Whole percentages of a limit, 1 to 100, at most 6 of them; empty for no mails. */
  thresholds: Array<number>;
};

export type SetTenantBudgetInput = {
  /** US dollars, such as `250.00`; null for no limit of the company as a whole. */
  monthlyLimitUsd?: string | null | undefined;
};

export type SubscriptionStatus =
  | 'ACTIVE'
  | 'CANCELED'
  /** No subscription. The company is in its evaluation. */
  | 'NONE'
  /** A payment is overdue. The employees keep working until `graceEndsAt`. */
  | 'PAST_DUE'
  | 'TRIALING'
  /** Not paid. The employees are paused. */
  | 'UNPAID';

/** Fields that are left out stay unchanged. */
export type UpdateAgentInput = {
  answerLength?: AnswerLength | null | undefined;
  /** The version that the change is based on. If there is a newer one, the result is a `StaleVersionError`. */
  basedOnVersion: number;
  id: string | number;
  instructions?: string | null | undefined;
  knowledge?: string | null | undefined;
  /** Leave empty to answer in the language of each message. */
  language?: string | null | undefined;
  llmKeyId?: string | number | null | undefined;
  modelId?: string | null | undefined;
  /** Null removes the limit. */
  monthlyBudgetUsd?: string | null | undefined;
  name?: string | null | undefined;
  providerId?: string | number | null | undefined;
  role?: string | null | undefined;
};

export type UsageChannelKind =
  | 'PLAYGROUND'
  | 'SLACK'
  | 'WHATSAPP';

/** At most 366 days. */
export type UsageRangeInput = {
  from: string;
  /** The last day, included. */
  to: string;
};

export type WaitingCause =
  | 'BUDGET'
  /** The contact has reached the limit of answers per hour, or of cost per day. */
  | 'CONTACT_LIMIT'
  | 'KEY'
  /** No longer retried: the model was called twice without an answer. */
  | 'NO_ANSWER'
  | 'NO_EMPLOYEE'
  | 'PAUSED'
  | 'PLAN'
  /** The provider is unavailable. Retries end after a day, or when the channel is about to stop accepting an answer. */
  | 'PROVIDER'
  /** No longer retried: the model or its provider’s filter declined to answer. */
  | 'REFUSED'
  /** No longer retried: the channel no longer accepts an answer. WhatsApp accepts one within 24 hours. */
  | 'TOO_LATE'
  /** No longer retried: together with the instructions and knowledge, it is too long for the model. */
  | 'TOO_LONG';

export type MakeTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type MakeTokenMutation = { __typename: 'Mutation', createApiToken:
    | { __typename: 'CreateApiTokenSuccess', secret: string, apiToken: { __typename: 'ApiToken', id: string, scopes: Array<string> } }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type EndTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type EndTokenMutation = { __typename: 'Mutation', revokeApiToken:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeApiTokenSuccess', apiToken: { __typename: 'ApiToken', id: string, isLive: boolean } }
   };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', apiTokens: Array<{ __typename: 'ApiToken', id: string, name: string, lastFour: string, createdByName: string, isCreatedByMember: boolean, lastUsedAt: string | null, isLive: boolean }> | null } | null };

export type CompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type CompanyQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, name: string | null, viewerRole: Role | null, viewerPermissions: Array<string> | null, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string, name: string }> } | null } | null };

export type BillingQueryVariables = Exact<{ [key: string]: never; }>;


export type BillingQuery = { __typename: 'Query', plans: Array<{ __typename: 'Plan', id: string, interval: PlanInterval, trialDays: number, pricePerAgent: { __typename: 'Money', amountMinor: string, currency: string } }> | null, tenant: { __typename: 'Tenant', subscription: { __typename: 'TenantSubscription', status: SubscriptionStatus, agentQuota: number, quantity: number | null, interval: PlanInterval | null, trialEndsAt: string | null, currentPeriodEndsAt: string | null, cancelsAt: string | null, graceEndsAt: string | null, payUrl: string | null, amountDue: { __typename: 'Money', amountMinor: string, currency: string } | null } | null, invoices: { __typename: 'InvoiceConnection', nodes: Array<{ __typename: 'Invoice', number: string | null, status: InvoiceStatus, url: string | null, pdfUrl: string | null, total: { __typename: 'Money', amountMinor: string } }> } | null, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string, status: AgentStatus }> } | null } | null };

export type QuantityPreviewQueryVariables = Exact<{
  quantity: number;
}>;


export type QuantityPreviewQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agentQuantityPreview:
      | { __typename: 'AgentQuantityPreview', prorationDate: string | null, dueNow: { __typename: 'Money', amountMinor: string }, creditedNow: { __typename: 'Money', amountMinor: string }, lines: Array<{ __typename: 'AgentQuantityPreviewLine', description: string, amount: { __typename: 'Money', amountMinor: string } }> }
      | { __typename: 'IntegrationOffError', message: string }
      | { __typename: 'IrregularSubscriptionError', message: string }
      | { __typename: 'NoSubscriptionError', message: string }
      | { __typename: 'PaymentDueError', message: string }
      | { __typename: 'PaymentProviderError', message: string }
      | { __typename: 'ValidationError', message: string }
     | null, agentsBeyond: Array<{ __typename: 'AgentWithoutPlace', id: string }> | null } | null };

export type OpenCheckoutMutationVariables = Exact<{
  input: CreateCheckoutSessionInput;
}>;


export type OpenCheckoutMutation = { __typename: 'Mutation', createCheckoutSession:
    | { __typename: 'AlreadySubscribedError', message: string }
    | { __typename: 'CreateCheckoutSessionSuccess', url: string }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type ChangeQuantityMutationVariables = Exact<{
  input: ChangeAgentQuantityInput;
}>;


export type ChangeQuantityMutation = { __typename: 'Mutation', changeAgentQuantity:
    | { __typename: 'ChangeAgentQuantitySuccess', subscription: { __typename: 'TenantSubscription', quantity: number | null, agentQuota: number } }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentActionRequiredError', message: string }
    | { __typename: 'PaymentDeclinedError', message: string }
    | { __typename: 'PaymentDueError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'StalePreviewError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type EveryPartQueryVariables = Exact<{
  agentId: string | number;
}>;


export type EveryPartQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string } | null, agent: { __typename: 'Agent', id: string, name: string, budget: { __typename: 'Budget', limitUsd: string | null } | null } | null, plans: Array<{ __typename: 'Plan', id: string }> | null, llmProviders: Array<{ __typename: 'LlmProvider', id: string }> | null };

export type EveryPartOfCompanyQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type EveryPartOfCompanyQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, name: string | null, onboarding: { __typename: 'Onboarding', currentStep: OnboardingStepName | null } | null, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string }> } | null, subscription: { __typename: 'TenantSubscription', status: SubscriptionStatus } | null, channels: Array<{ __typename: 'Channel', id: string }> | null, llmKeys: Array<{ __typename: 'LlmKey', id: string }> | null, usage: { __typename: 'Usage', totals: { __typename: 'UsageTotals', costUsd: string } } | null } | null };

export type AddLlmKeyMutationVariables = Exact<{
  input: AddLlmKeyInput;
}>;


export type AddLlmKeyMutation = { __typename: 'Mutation', addLlmKey:
    | { __typename: 'AddLlmKeySuccess', llmKey: { __typename: 'LlmKey', id: string } }
    | { __typename: 'LlmKeyRefusedError', message: string }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, email: string, tenants: Array<{ __typename: 'ViewerTenant', id: string, name: string, role: Role }> } | null };

export type CreateCompanyMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateCompanyMutation = { __typename: 'Mutation', createTenant:
    | { __typename: 'CreateTenantSuccess', tenant: { __typename: 'ViewerTenant', id: string, name: string } }
    | { __typename: 'ValidationError', message: string }
   };

export type HireMutationVariables = Exact<{
  input: CreateAgentInput;
}>;


export type HireMutation = { __typename: 'Mutation', createAgent:
    | { __typename: 'CreateAgentSuccess', agent: { __typename: 'Agent', id: string, status: AgentStatus, version: number } }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type ChangeEmployeeMutationVariables = Exact<{
  input: UpdateAgentInput;
}>;


export type ChangeEmployeeMutation = { __typename: 'Mutation', updateAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'StaleVersionError', message: string }
    | { __typename: 'UpdateAgentSuccess', agent: { __typename: 'Agent', id: string, version: number } }
    | { __typename: 'ValidationError', message: string }
   };

export type EmployeeQueryVariables = Exact<{
  id: string | number;
}>;


export type EmployeeQuery = { __typename: 'Query', agent: { __typename: 'Agent', id: string, name: string, status: AgentStatus, version: number, budget: { __typename: 'Budget', status: BudgetStatus, currentUsd: string, reservedUsd: string, limitUsd: string | null } | null } | null };

export type AskInPlaygroundMutationVariables = Exact<{
  input: SendPlaygroundMessageInput;
}>;


export type AskInPlaygroundMutation = { __typename: 'Mutation', sendPlaygroundMessage:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SendPlaygroundMessageSuccess', conversation: { __typename: 'Conversation', id: string }, sent: { __typename: 'Message', id: string } }
    | { __typename: 'ValidationError', message: string }
   };

export type TranscriptQueryVariables = Exact<{
  id: string | number;
}>;


export type TranscriptQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', id: string, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null, usage: { __typename: 'MessageUsage', costUsd: string, promptTokens: string, completionTokens: string } | null }> } } | null };

export type ConversationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConversationsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', answerAllowance: { __typename: 'AnswerAllowance', usedCount: number, limitCount: number } | null, conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', id: string, kind: ConversationKind, contactName: string, preview: string }> } | null, waitingMessages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, waitingCause: WaitingCause | null }> } | null } | null };

export type UsageOfQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type UsageOfQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', usage: { __typename: 'Usage', totals: { __typename: 'UsageTotals', answerCount: number, interruptedCount: number, costUsd: string, promptTokens: string, completionTokens: string }, byAgent: Array<{ __typename: 'AgentUsage', agentId: string, totals: { __typename: 'UsageTotals', costUsd: string, answerCount: number } }>, byProvider: Array<{ __typename: 'ProviderUsage', providerId: string, totals: { __typename: 'UsageTotals', costUsd: string } }>, byChannel: Array<{ __typename: 'ChannelUsage', kind: UsageChannelKind, totals: { __typename: 'UsageTotals', answerCount: number } }> } | null } | null };

export type ConnectSlackMutationVariables = Exact<{ [key: string]: never; }>;


export type ConnectSlackMutation = { __typename: 'Mutation', startSlackInstall:
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'StartSlackInstallSuccess', url: string }
   };

export type ChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', id: string, name: string, status: ChannelStatus, lastTest: { __typename: 'TestMessage', delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } } | null }> | null } | null };

export type TestChannelMutationVariables = Exact<{
  input: SendTestMessageInput;
}>;


export type TestChannelMutation = { __typename: 'Mutation', sendTestMessage:
    | { __typename: 'ChannelNotConnectedError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SendTestMessageSuccess', testMessage: { __typename: 'TestMessage', id: string, delivery: { __typename: 'Delivery', status: DeliveryStatus } } }
    | { __typename: 'ValidationError', message: string }
    | { __typename: 'WindowClosedError', message: string }
   };

export type AddKeyMutationVariables = Exact<{
  input: AddLlmKeyInput;
}>;


export type AddKeyMutation = { __typename: 'Mutation', addLlmKey:
    | { __typename: 'AddLlmKeySuccess', llmKey: { __typename: 'LlmKey', id: string, lastFour: string } }
    | { __typename: 'LlmKeyRefusedError', message: string }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type KeysQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', id: string, label: string, lastFour: string, fingerprint: string, status: LlmKeyStatus, lastError: string | null, createdByName: string }> | null } | null };

export type TeamOfQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamOfQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, viewerRole: Role | null, viewerPermissions: Array<string> | null, invitableRoles: Array<Role> | null, members: Array<{ __typename: 'Member', id: string, email: string, role: Role, viewerCanChangeRole: boolean, viewerCanRemove: boolean, viewerCanLeave: boolean, viewerCanMakeOwner: boolean }> | null, invitations: Array<{ __typename: 'Invitation', id: string, email: string, viewerCanManage: boolean }> | null } | null };

export type InvitationOfQueryVariables = Exact<{
  token: string;
}>;


export type InvitationOfQuery = { __typename: 'Query', invitation: { __typename: 'InvitationPreview', state: InvitationState, tenantName: string, email: string, isForViewer: boolean | null } | null };

export type InviteMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMutation = { __typename: 'Mutation', inviteMember:
    | { __typename: 'AlreadyInvitedError', message: string }
    | { __typename: 'AlreadyMemberError', message: string }
    | { __typename: 'InviteMemberSuccess', invitation: { __typename: 'Invitation', id: string } }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'RoleNotBelowError', message: string }
    | { __typename: 'TooManyInvitationsError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type JoinMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type JoinMutation = { __typename: 'Mutation', acceptInvitation:
    | { __typename: 'AcceptInvitationSuccess', tenant: { __typename: 'ViewerTenant', id: string, role: Role } }
    | { __typename: 'InvitationExpiredError', message: string }
    | { __typename: 'InvitationUsedError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'WrongAccountError', message: string }
   };

export type GiveRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type GiveRoleMutation = { __typename: 'Mutation', changeMemberRole:
    | { __typename: 'ChangeMemberRoleSuccess' }
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type LeaveMutationVariables = Exact<{ [key: string]: never; }>;


export type LeaveMutation = { __typename: 'Mutation', leaveTenant:
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'LeaveTenantSuccess' }
   };

export type RemoveMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMutation = { __typename: 'Mutation', removeMember:
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RemoveMemberSuccess' }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type UndeliveredOfQueryVariables = Exact<{ [key: string]: never; }>;


export type UndeliveredOfQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, undeliveredMessages: { __typename: 'UndeliveredMessageConnection', nodes: Array<{ __typename: 'UndeliveredMessage', id: string, delivery: { __typename: 'Delivery', status: DeliveryStatus } | null }> } | null } | null };

export type ResendAllMutationVariables = Exact<{
  input: ResendMessagesInput;
}>;


export type ResendAllMutation = { __typename: 'Mutation', resendMessages:
    | { __typename: 'ResendMessagesSuccess', resentCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type UsageViewsQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type UsageViewsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', budgetAlertThresholds: Array<number> | null, usage: { __typename: 'Usage', totals: { __typename: 'UsageTotals', answerCount: number, costUsd: string, promptTokens: string }, byDay: Array<{ __typename: 'UsageDay', date: string, totals: { __typename: 'UsageTotals', costUsd: string } }>, byAgent: Array<{ __typename: 'AgentUsage', agentId: string, agent: { __typename: 'Agent', name: string } | null, totals: { __typename: 'UsageTotals', costUsd: string, promptTokens: string } }>, byProvider: Array<{ __typename: 'ProviderUsage', providerId: string, totals: { __typename: 'UsageTotals', costUsd: string } }>, byChannel: Array<{ __typename: 'ChannelUsage', kind: UsageChannelKind, totals: { __typename: 'UsageTotals', answerCount: number, costUsd: string } }> } | null, budgetAlerts: Array<{ __typename: 'BudgetAlert', agentId: string | null, status: BudgetStatus, currentUsd: string, limitUsd: string | null, reservedUsd: string, percentage: number | null, agent: { __typename: 'Agent', name: string } | null, reached: Array<{ __typename: 'ReachedThreshold', threshold: number, resolvedAt: string | null }> }> | null } | null };

export type SetTenantBudgetMutationVariables = Exact<{
  input: SetTenantBudgetInput;
}>;


export type SetTenantBudgetMutation = { __typename: 'Mutation', setTenantBudget:
    | { __typename: 'SetTenantBudgetSuccess', tenant: { __typename: 'Tenant', id: string } }
    | { __typename: 'ValidationError', message: string }
   };

export type SetBudgetAlertsMutationVariables = Exact<{
  input: SetBudgetAlertsInput;
}>;


export type SetBudgetAlertsMutation = { __typename: 'Mutation', setBudgetAlerts:
    | { __typename: 'SetBudgetAlertsSuccess', tenant: { __typename: 'Tenant', id: string } }
    | { __typename: 'ValidationError', message: string }
   };

export type ConnectWhatsAppMutationVariables = Exact<{
  input: ConnectWhatsAppInput;
}>;


export type ConnectWhatsAppMutation = { __typename: 'Mutation', connectWhatsApp:
    | { __typename: 'ConnectWhatsAppSuccess', channel: { __typename: 'Channel', id: string, status: ChannelStatus, whatsApp: { __typename: 'WhatsAppNumber', callbackUrl: string, verifyToken: string | null, chatUrl: string } | null } }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'ValidationError', message: string }
    | { __typename: 'WhatsAppCredentialsError', message: string }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const MakeTokenDocument = {"__meta__":{"hash":"sha256:84dee91e11894d546861eb7fa3567906d1fc4a1ef0a58501b2e18ef6a900cb4c"}} as unknown as TypedDocumentString<MakeTokenMutation, MakeTokenMutationVariables>;
export const EndTokenDocument = {"__meta__":{"hash":"sha256:0c8f68a82300ca776d8bee04add4ffa4dfe87db70a476ffabe70f90cd52ac557"}} as unknown as TypedDocumentString<EndTokenMutation, EndTokenMutationVariables>;
export const TokensDocument = {"__meta__":{"hash":"sha256:42fc278a5e0d836ba2f55e3a374d7620969b9f2deb23a18a6c6e22a7954ae65e"}} as unknown as TypedDocumentString<TokensQuery, TokensQueryVariables>;
export const CompanyDocument = {"__meta__":{"hash":"sha256:cc1b6911822f55b2f52deabac7da38c145cb7ded2a1455bcc8ebd77909fc31a2"}} as unknown as TypedDocumentString<CompanyQuery, CompanyQueryVariables>;
export const BillingDocument = {"__meta__":{"hash":"sha256:a015f759b20c9e1a91ec28ced166202912aabd55694c47751e00fe1694671b26"}} as unknown as TypedDocumentString<BillingQuery, BillingQueryVariables>;
export const QuantityPreviewDocument = {"__meta__":{"hash":"sha256:1fca2024127fe94e42913c031853ad12394607ce6779152bd6c2901a6afd853d"}} as unknown as TypedDocumentString<QuantityPreviewQuery, QuantityPreviewQueryVariables>;
export const OpenCheckoutDocument = {"__meta__":{"hash":"sha256:cbd7b9d07e56fd5dce0bfbf1fbad61490a07c18d23e5da96702302c435e59680"}} as unknown as TypedDocumentString<OpenCheckoutMutation, OpenCheckoutMutationVariables>;
export const ChangeQuantityDocument = {"__meta__":{"hash":"sha256:9b13b3b88ce63f688a9b998e04a240bf978346f3647910e0cd6349e9f67beeb4"}} as unknown as TypedDocumentString<ChangeQuantityMutation, ChangeQuantityMutationVariables>;
export const EveryPartDocument = {"__meta__":{"hash":"sha256:372cf8cb762f612bca6272a8469ae46bc7a2c5368e13957f8c9817cac241a936"}} as unknown as TypedDocumentString<EveryPartQuery, EveryPartQueryVariables>;
export const EveryPartOfCompanyDocument = {"__meta__":{"hash":"sha256:d4894c683c8042e58683d9b8d2ef586fe51c4869be80a08efdd16dc122975cb7"}} as unknown as TypedDocumentString<EveryPartOfCompanyQuery, EveryPartOfCompanyQueryVariables>;
export const AddLlmKeyDocument = {"__meta__":{"hash":"sha256:7f3b84b719accdbb79b94ad490fae99826a167f201ce0a396b264434f241e135"}} as unknown as TypedDocumentString<AddLlmKeyMutation, AddLlmKeyMutationVariables>;
export const WhoAmIDocument = {"__meta__":{"hash":"sha256:eb46f087734a15763ca1f888f72c75bbc8e6caf42d9d72ea576771be62c69464"}} as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const CreateCompanyDocument = {"__meta__":{"hash":"sha256:e7f1135a39138dc72fc4cf2f8697092dc243dc695aee28eb14474c21d17517ca"}} as unknown as TypedDocumentString<CreateCompanyMutation, CreateCompanyMutationVariables>;
export const HireDocument = {"__meta__":{"hash":"sha256:2a3fd97198751160cf02c50ffa11e17b878978d5b7dda6827f2af2ef58218e52"}} as unknown as TypedDocumentString<HireMutation, HireMutationVariables>;
export const ChangeEmployeeDocument = {"__meta__":{"hash":"sha256:52b4153e7b34d9ee4325129f4b58100c0e186eaf6f7f38059ee42d6ed61254d9"}} as unknown as TypedDocumentString<ChangeEmployeeMutation, ChangeEmployeeMutationVariables>;
export const EmployeeDocument = {"__meta__":{"hash":"sha256:530ffacc2f6da25e5cf103c5b58adea23698b0e96a498dc0b0c468425292dd82"}} as unknown as TypedDocumentString<EmployeeQuery, EmployeeQueryVariables>;
export const AskInPlaygroundDocument = {"__meta__":{"hash":"sha256:0a05c90d214e1d68bd1a8bf8b1cc2b4239740901c4fbb9d803983dad36999d26"}} as unknown as TypedDocumentString<AskInPlaygroundMutation, AskInPlaygroundMutationVariables>;
export const TranscriptDocument = {"__meta__":{"hash":"sha256:c570ce13e468336ffbc48202dd1c870aea6a34b5f37e2acbee428c68ee6d5a5d"}} as unknown as TypedDocumentString<TranscriptQuery, TranscriptQueryVariables>;
export const ConversationsDocument = {"__meta__":{"hash":"sha256:b81247d912033f99ccdc9c000bd3b6f74c8d40cd02ad22981058192955254eff"}} as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const UsageOfDocument = {"__meta__":{"hash":"sha256:e81a6d8a6c0d6695269f2804ffcf614a5bf042c119b5a8e828e5bdaf098438bf"}} as unknown as TypedDocumentString<UsageOfQuery, UsageOfQueryVariables>;
export const ConnectSlackDocument = {"__meta__":{"hash":"sha256:8e6cb731ce08fd768a7fff75daa1bb77c26fbe6a455352f53fb6fa1b13baa79a"}} as unknown as TypedDocumentString<ConnectSlackMutation, ConnectSlackMutationVariables>;
export const ChannelsDocument = {"__meta__":{"hash":"sha256:bb2eb47c23e8ed57475cd01ef289667e23899cdf4f5eade5ff6daa8d9281d776"}} as unknown as TypedDocumentString<ChannelsQuery, ChannelsQueryVariables>;
export const TestChannelDocument = {"__meta__":{"hash":"sha256:4ac98b0ba2f3cc46ebc5aa0b7edc5d9463559154beab5ad4bd03edba0524d1af"}} as unknown as TypedDocumentString<TestChannelMutation, TestChannelMutationVariables>;
export const AddKeyDocument = {"__meta__":{"hash":"sha256:4810ea3d1040111753af2de8c018a9bb8b680a6f2fbcdc222a74530ab33ee29a"}} as unknown as TypedDocumentString<AddKeyMutation, AddKeyMutationVariables>;
export const KeysDocument = {"__meta__":{"hash":"sha256:981cd10457953a7e18ee1e167eb79f1f875644eaba3f89f1aefdba04c4e6f487"}} as unknown as TypedDocumentString<KeysQuery, KeysQueryVariables>;
export const TeamOfDocument = {"__meta__":{"hash":"sha256:b71a6dd3abcb298ee0d988042149c82a943e53cb68274c177b4c8866c09ca8e9"}} as unknown as TypedDocumentString<TeamOfQuery, TeamOfQueryVariables>;
export const InvitationOfDocument = {"__meta__":{"hash":"sha256:b59a2ffa2ff78bf5509bfdece96f933a3eaa9cd377b6f95d0fd5d97b89bc0453"}} as unknown as TypedDocumentString<InvitationOfQuery, InvitationOfQueryVariables>;
export const InviteDocument = {"__meta__":{"hash":"sha256:21bb86fe9b1781481e6e55e8ea9a6af47c941aa2cb519679d5e4e3452834b1e2"}} as unknown as TypedDocumentString<InviteMutation, InviteMutationVariables>;
export const JoinDocument = {"__meta__":{"hash":"sha256:52a809679b4a888265fca62013f2e5a6ba75d878831293dbff8a768a1d72d334"}} as unknown as TypedDocumentString<JoinMutation, JoinMutationVariables>;
export const GiveRoleDocument = {"__meta__":{"hash":"sha256:de73cf9182d0b8d68b42abf1083455fcda653d8124617e298f3a47539b5afb0e"}} as unknown as TypedDocumentString<GiveRoleMutation, GiveRoleMutationVariables>;
export const LeaveDocument = {"__meta__":{"hash":"sha256:bfc91ec96305913baf326e0afc8c8359660f8ec1143faf77be471408859df2ab"}} as unknown as TypedDocumentString<LeaveMutation, LeaveMutationVariables>;
export const RemoveDocument = {"__meta__":{"hash":"sha256:05d2202821ccd375aabb6f1cfac9f656cee456234dc26c2073704febc7c1a723"}} as unknown as TypedDocumentString<RemoveMutation, RemoveMutationVariables>;
export const UndeliveredOfDocument = {"__meta__":{"hash":"sha256:4b81a0e54a5d5a77d41f8dd003f29f60d2719c0474ff58c4f3135d2f30026895"}} as unknown as TypedDocumentString<UndeliveredOfQuery, UndeliveredOfQueryVariables>;
export const ResendAllDocument = {"__meta__":{"hash":"sha256:29d67ac07a24f9f5173763d02931ed3e32240ba43a0d0f3f586679142c1d82cd"}} as unknown as TypedDocumentString<ResendAllMutation, ResendAllMutationVariables>;
export const UsageViewsDocument = {"__meta__":{"hash":"sha256:d1dc607db238555d01357760c6066fdacf77556b56d1a61f67f0f74f1517ab71"}} as unknown as TypedDocumentString<UsageViewsQuery, UsageViewsQueryVariables>;
export const SetTenantBudgetDocument = {"__meta__":{"hash":"sha256:bfdf1bc44b1a2b5a537ffe01549b4992aa9d42143d216eedd7c43566f7969120"}} as unknown as TypedDocumentString<SetTenantBudgetMutation, SetTenantBudgetMutationVariables>;
export const SetBudgetAlertsDocument = {"__meta__":{"hash":"sha256:68ed9a47366cbacfedab110b600c32087f08ba8cf5f1e09d57ed2e54b2db9f3c"}} as unknown as TypedDocumentString<SetBudgetAlertsMutation, SetBudgetAlertsMutationVariables>;
export const ConnectWhatsAppDocument = {"__meta__":{"hash":"sha256:c5cab8b49e169fc18f5049b9db1d0a3cbadaabdd155e2e1317882d03a07d38de"}} as unknown as TypedDocumentString<ConnectWhatsAppMutation, ConnectWhatsAppMutationVariables>;