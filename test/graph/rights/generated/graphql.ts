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

export type ArchiveAgentInput = {
  id: string | number;
};

export type BillingPortalFlow =
  /** Go directly to changing the payment method. */
  | 'PAYMENT_METHOD';

export type CancelSubscriptionInput = {
  /** Made by the caller, one per cancellation. */
  idempotencyKey: string | number;
};

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

export type ChannelKind =
  | 'SLACK'
  | 'WHATSAPP';

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

export type CreateBillingPortalSessionInput = {
  /** Leave out for the first page. */
  flow?: BillingPortalFlow | null | undefined;
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

export type DisconnectChannelInput = {
  id: string | number;
};

export type DismissUndeliveredMessagesInput = {
  /** 1 to 100. */
  messageIds: Array<string | number>;
};

export type InvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

export type InviteMemberInput = {
  email: string;
  role: Role;
};

export type LlmKeyRefusal =
  | 'NO_MODEL_ACCESS'
  | 'NO_QUOTA'
  | 'UNREACHABLE'
  | 'WRONG_KEY';

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

export type OnboardingStepStatus =
  | 'DONE'
  | 'OPEN'
  | 'SKIPPED';

export type PauseAgentInput = {
  id: string | number;
};

export type PlanInterval =
  | 'MONTH'
  | 'YEAR';

export type RecordOnboardingStepInput = {
  status: OnboardingStepStatus;
  step: OnboardingStepName;
};

export type RemoveLlmKeyInput = {
  id: string | number;
};

export type RemoveMemberInput = {
  memberId: string | number;
};

export type ResendInvitationInput = {
  id: string | number;
};

export type ResendMessageInput = {
  /** Made by the caller, one per attempt: a repeat sends nothing new. */
  idempotencyKey: string | number;
  messageId: string | number;
};

export type ResendMessagesInput = {
  /** Made by the caller, one per attempt: a repeat sends nothing new. */
  idempotencyKey: string | number;
  /** 1 to 100. */
  messageIds: Array<string | number>;
};

export type ResolveWaitingMessagesInput = {
  /** Made by the caller, one per decision: a repeat changes nothing and calls no model again. */
  idempotencyKey: string | number;
  /** At most 100. */
  messageIds: Array<string | number>;
  resolution: WaitingResolution;
};

export type ResumeAgentInput = {
  id: string | number;
};

export type ResumeSubscriptionInput = {
  /** Made by the caller, one per resumption. */
  idempotencyKey: string | number;
};

export type RevokeApiTokenInput = {
  id: string | number;
};

export type RevokeInvitationInput = {
  id: string | number;
};

export type Role =
  | 'ADMIN'
  | 'BILLING'
  | 'MEMBER'
  | 'OWNER'
  | 'VIEWER';

export type RotateApiTokenInput = {
  id: string | number;
  /** How many hours the old secret keeps working, at most 168. */
  overlapHours?: number | null | undefined;
};

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

export type TransferOwnershipInput = {
  memberId: string | number;
};

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

export type UpdateTenantInput = {
  /** Leave out to keep it unchanged. */
  name?: string | null | undefined;
  /** Leave out to keep it unchanged. */
  timeZone?: string | null | undefined;
};

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

export type WaitingResolution =
  /** Remove them from the list without an answer. `TRY_AGAIN` undoes this. */
  | 'DISMISS'
  /** Answer them now, if nothing blocks them any more. Calls the model, which costs money. */
  | 'TRY_AGAIN';

export type WhatsAppFault =
  /** The account does not exist, or the token cannot see it. */
  | 'ACCOUNT_NOT_FOUND'
  /** App id and app secret do not belong together. */
  | 'APP_REFUSED'
  | 'NUMBER_BLOCKED'
  /** The number runs on a platform other than the Cloud API. */
  | 'NUMBER_ELSEWHERE'
  /** The account does not have the number. */
  | 'NUMBER_NOT_FOUND'
  | 'NUMBER_NOT_REGISTERED'
  /** Another company on this installation is connected to the number. */
  | 'NUMBER_TAKEN'
  | 'PERMISSION_MISSING'
  | 'PIN_REFUSED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'TOKEN_OF_ANOTHER_APP'
  /** The token works but expires. Accept that explicitly, or create one for a system user. */
  | 'TOKEN_TEMPORARY'
  /** Too many attempts: Meta accepts ten registrations in 72 hours. */
  | 'TOO_MANY_REGISTRATIONS'
  /** Meta could not be reached or had an internal error. Try again. */
  | 'UNREACHABLE';

export type Mutation_CreateApiTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type Mutation_CreateApiTokenMutation = { __typename: 'Mutation', createApiToken:
    | { __typename: 'CreateApiTokenSuccess', CreateApiTokenSuccess_secret: string }
    | { __typename: 'PlanLimitError', message: string, PlanLimitError_limit: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_RotateApiTokenMutationVariables = Exact<{
  input: RotateApiTokenInput;
}>;


export type Mutation_RotateApiTokenMutation = { __typename: 'Mutation', rotateApiToken:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PlanLimitError', message: string, PlanLimitError_limit: number }
    | { __typename: 'RotateApiTokenSuccess', RotateApiTokenSuccess_secret: string }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type Mutation_RevokeApiTokenMutation = { __typename: 'Mutation', revokeApiToken:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeApiTokenSuccess' }
   };

export type Mutation_InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type Mutation_InviteMemberMutation = { __typename: 'Mutation', inviteMember:
    | { __typename: 'AlreadyInvitedError', message: string }
    | { __typename: 'AlreadyMemberError', message: string }
    | { __typename: 'InviteMemberSuccess' }
    | { __typename: 'PlanLimitError', message: string, PlanLimitError_limit: number }
    | { __typename: 'RoleNotBelowError', message: string }
    | { __typename: 'TooManyInvitationsError', message: string, TooManyInvitationsError_retryAfterSeconds: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type Mutation_ResendInvitationMutation = { __typename: 'Mutation', resendInvitation:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ResendInvitationSuccess' }
    | { __typename: 'RoleNotBelowError', message: string }
    | { __typename: 'TooManyInvitationsError', message: string, TooManyInvitationsError_retryAfterSeconds: number }
   };

export type Mutation_RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type Mutation_RevokeInvitationMutation = { __typename: 'Mutation', revokeInvitation:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeInvitationSuccess', id: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type Mutation_AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type Mutation_AcceptInvitationMutation = { __typename: 'Mutation', acceptInvitation:
    | { __typename: 'AcceptInvitationSuccess' }
    | { __typename: 'InvitationExpiredError', message: string }
    | { __typename: 'InvitationUsedError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'WrongAccountError', message: string, WrongAccountError_email: string }
   };

export type Mutation_ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type Mutation_ChangeMemberRoleMutation = { __typename: 'Mutation', changeMemberRole:
    | { __typename: 'ChangeMemberRoleSuccess' }
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type Mutation_RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type Mutation_RemoveMemberMutation = { __typename: 'Mutation', removeMember:
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RemoveMemberSuccess', RemoveMemberSuccess_memberId: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type Mutation_LeaveTenantMutationVariables = Exact<{ [key: string]: never; }>;


export type Mutation_LeaveTenantMutation = { __typename: 'Mutation', leaveTenant:
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'LeaveTenantSuccess', LeaveTenantSuccess_tenantId: string }
   };

export type Mutation_TransferOwnershipMutationVariables = Exact<{
  input: TransferOwnershipInput;
}>;


export type Mutation_TransferOwnershipMutation = { __typename: 'Mutation', transferOwnership:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'TransferOwnershipSuccess' }
   };

export type Mutation_RecordOnboardingStepMutationVariables = Exact<{
  input: RecordOnboardingStepInput;
}>;


export type Mutation_RecordOnboardingStepMutation = { __typename: 'Mutation', recordOnboardingStep: { __typename: 'RecordOnboardingStepSuccess' } };

export type Mutation_CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type Mutation_CreateTenantMutation = { __typename: 'Mutation', createTenant:
    | { __typename: 'CreateTenantSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_UpdateTenantMutationVariables = Exact<{
  input: UpdateTenantInput;
}>;


export type Mutation_UpdateTenantMutation = { __typename: 'Mutation', updateTenant:
    | { __typename: 'UpdateTenantSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Query_ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type Query_ViewerQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, Viewer_name: string, Viewer_email: string, Viewer_isEmailVerified: boolean } | null };

export type Query_InvitationQueryVariables = Exact<{
  token: string;
}>;


export type Query_InvitationQuery = { __typename: 'Query', invitation: { __typename: 'InvitationPreview', InvitationPreview_state: InvitationState, InvitationPreview_tenantName: string, InvitationPreview_email: string, InvitationPreview_role: Role, InvitationPreview_invitedByName: string, InvitationPreview_expiresAt: string, InvitationPreview_isForViewer: boolean | null } | null };

export type Query_TenantQueryVariables = Exact<{ [key: string]: never; }>;


export type Query_TenantQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string } | null };

export type Tenant_NameQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_NameQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', name: string | null } | null };

export type Tenant_TimeZoneQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_TimeZoneQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', timeZone: string | null } | null };

export type Tenant_CreatedAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_CreatedAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', createdAt: string | null } | null };

export type Tenant_ViewerRoleQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_ViewerRoleQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', viewerRole: Role | null } | null };

export type Tenant_ViewerPermissionsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_ViewerPermissionsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', viewerPermissions: Array<string> | null } | null };

export type Tenant_ApiTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_ApiTokensQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', apiTokens: Array<{ __typename: 'ApiToken' }> | null } | null };

export type Tenant_InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_InvitationsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', invitations: Array<{ __typename: 'Invitation' }> | null } | null };

export type Tenant_MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_MembersQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', members: Array<{ __typename: 'Member' }> | null } | null };

export type Tenant_InvitableRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_InvitableRolesQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', invitableRoles: Array<Role> | null } | null };

export type Tenant_OnboardingQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_OnboardingQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', onboarding: { __typename: 'Onboarding' } | null } | null };

export type Agent_NameQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_NameQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', name: string }> } | null } | null };

export type Agent_RoleQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_RoleQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', role: string }> } | null } | null };

export type Agent_InstructionsQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_InstructionsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', instructions: string }> } | null } | null };

export type Agent_KnowledgeQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_KnowledgeQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', knowledge: string }> } | null } | null };

export type Agent_LanguageQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_LanguageQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', language: string | null }> } | null } | null };

export type Agent_AnswerLengthQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_AnswerLengthQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', answerLength: AnswerLength }> } | null } | null };

export type Agent_ProviderIdQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_ProviderIdQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', providerId: string }> } | null } | null };

export type Agent_ModelIdQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_ModelIdQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', modelId: string }> } | null } | null };

export type Agent_LlmKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_LlmKeyQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', llmKey: { __typename: 'LlmKey' } | null }> } | null } | null };

export type Agent_MonthlyBudgetUsdQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_MonthlyBudgetUsdQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', monthlyBudgetUsd: string | null }> } | null } | null };

export type Agent_StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_StatusQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', status: AgentStatus }> } | null } | null };

export type Agent_VersionQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_VersionQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', version: number }> } | null } | null };

export type Agent_CreatedAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_CreatedAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', createdAt: string }> } | null } | null };

export type Agent_UpdatedAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_UpdatedAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', updatedAt: string }> } | null } | null };

export type Agent_ViewerCanManageQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_ViewerCanManageQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', viewerCanManage: boolean }> } | null } | null };

export type Conversation_KindQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_KindQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', kind: ConversationKind }> } | null } | null };

export type Conversation_AgentQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_AgentQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', agent: { __typename: 'Agent' } | null }> } | null } | null };

export type Conversation_ChannelQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_ChannelQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', channel: { __typename: 'Channel' } | null }> } | null } | null };

export type Conversation_ContactQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_ContactQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', contact: { __typename: 'Contact' } | null }> } | null } | null };

export type Conversation_ContactNameQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_ContactNameQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', contactName: string }> } | null } | null };

export type Conversation_StartedAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_StartedAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', startedAt: string }> } | null } | null };

export type Conversation_LastMessageAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_LastMessageAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', lastMessageAt: string }> } | null } | null };

export type Conversation_PreviewQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_PreviewQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', preview: string }> } | null } | null };

export type Conversation_MessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type Conversation_MessagesQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection' } }> } | null } | null };

export type LlmKey_IsOpenableQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_IsOpenableQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', isOpenable: boolean | null }> | null } | null };

export type Message_AuthorQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_AuthorQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', author: MessageAuthor }> } }> } | null } | null };

export type Message_TextQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_TextQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', text: string }> } }> } | null } | null };

export type Message_SentAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_SentAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', sentAt: string }> } }> } | null } | null };

export type Message_AnswerStateQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_AnswerStateQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', answerState: AnswerState | null }> } }> } | null } | null };

export type Message_WaitingCauseQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_WaitingCauseQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', waitingCause: WaitingCause | null }> } }> } | null } | null };

export type Message_WaitingReasonQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_WaitingReasonQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', waitingReason: string | null }> } }> } | null } | null };

export type Message_IsNoticeQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_IsNoticeQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', isNotice: boolean }> } }> } | null } | null };

export type Message_IsCutQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_IsCutQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', isCut: boolean }> } }> } | null } | null };

export type Message_AgentVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_AgentVersionQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', agentVersion: number | null }> } }> } | null } | null };

export type Message_ConversationQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_ConversationQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', conversation: { __typename: 'Conversation' } | null }> } }> } | null } | null };

export type Mutation_CreateAgentMutationVariables = Exact<{
  input: CreateAgentInput;
}>;


export type Mutation_CreateAgentMutation = { __typename: 'Mutation', createAgent:
    | { __typename: 'CreateAgentSuccess' }
    | { __typename: 'PlanLimitError', message: string, PlanLimitError_limit: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_UpdateAgentMutationVariables = Exact<{
  input: UpdateAgentInput;
}>;


export type Mutation_UpdateAgentMutation = { __typename: 'Mutation', updateAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'StaleVersionError', message: string, StaleVersionError_currentVersion: number }
    | { __typename: 'UpdateAgentSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_PauseAgentMutationVariables = Exact<{
  input: PauseAgentInput;
}>;


export type Mutation_PauseAgentMutation = { __typename: 'Mutation', pauseAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PauseAgentSuccess' }
   };

export type Mutation_ResumeAgentMutationVariables = Exact<{
  input: ResumeAgentInput;
}>;


export type Mutation_ResumeAgentMutation = { __typename: 'Mutation', resumeAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PlanLimitError', message: string, PlanLimitError_limit: number }
    | { __typename: 'ResumeAgentSuccess' }
   };

export type Mutation_ArchiveAgentMutationVariables = Exact<{
  input: ArchiveAgentInput;
}>;


export type Mutation_ArchiveAgentMutation = { __typename: 'Mutation', archiveAgent:
    | { __typename: 'ArchiveAgentSuccess' }
    | { __typename: 'NotFoundError', message: string }
   };

export type Mutation_SendPlaygroundMessageMutationVariables = Exact<{
  input: SendPlaygroundMessageInput;
}>;


export type Mutation_SendPlaygroundMessageMutation = { __typename: 'Mutation', sendPlaygroundMessage:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SendPlaygroundMessageSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_ResolveWaitingMessagesMutationVariables = Exact<{
  input: ResolveWaitingMessagesInput;
}>;


export type Mutation_ResolveWaitingMessagesMutation = { __typename: 'Mutation', resolveWaitingMessages:
    | { __typename: 'ResolveWaitingMessagesSuccess', ResolveWaitingMessagesSuccess_resolvedCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Query_AgentQueryVariables = Exact<{
  id: string | number;
}>;


export type Query_AgentQuery = { __typename: 'Query', agent: { __typename: 'Agent', id: string, Agent_name: string, Agent_role: string, Agent_instructions: string, Agent_knowledge: string, Agent_language: string | null, Agent_answerLength: AnswerLength, Agent_providerId: string, Agent_modelId: string, Agent_monthlyBudgetUsd: string | null, Agent_status: AgentStatus, Agent_version: number, Agent_createdAt: string, Agent_updatedAt: string, Agent_viewerCanManage: boolean } | null };

export type Query_ConversationQueryVariables = Exact<{
  id: string | number;
}>;


export type Query_ConversationQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', id: string, Conversation_kind: ConversationKind, Conversation_contactName: string, Conversation_startedAt: string, Conversation_lastMessageAt: string, Conversation_preview: string } | null };

export type Tenant_AgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_AgentsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection' } | null } | null };

export type Tenant_AgentsBeyondQueryVariables = Exact<{
  quantity: number;
}>;


export type Tenant_AgentsBeyondQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agentsBeyond: Array<{ __typename: 'AgentWithoutPlace' }> | null } | null };

export type Tenant_AnswerAllowanceQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_AnswerAllowanceQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', answerAllowance: { __typename: 'AnswerAllowance' } | null } | null };

export type Tenant_ConversationsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_ConversationsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection' } | null } | null };

export type Tenant_WaitingMessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_WaitingMessagesQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', waitingMessages: { __typename: 'MessageConnection' } | null } | null };

export type Mutation_CreateCheckoutSessionMutationVariables = Exact<{
  input: CreateCheckoutSessionInput;
}>;


export type Mutation_CreateCheckoutSessionMutation = { __typename: 'Mutation', createCheckoutSession:
    | { __typename: 'AlreadySubscribedError', message: string }
    | { __typename: 'CreateCheckoutSessionSuccess', CreateCheckoutSessionSuccess_url: string }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_ChangeAgentQuantityMutationVariables = Exact<{
  input: ChangeAgentQuantityInput;
}>;


export type Mutation_ChangeAgentQuantityMutation = { __typename: 'Mutation', changeAgentQuantity:
    | { __typename: 'ChangeAgentQuantitySuccess' }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentActionRequiredError', message: string, PaymentActionRequiredError_confirmUrl: string }
    | { __typename: 'PaymentDeclinedError', message: string }
    | { __typename: 'PaymentDueError', message: string, PaymentDueError_payUrl: string | null }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'StalePreviewError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_CancelSubscriptionMutationVariables = Exact<{
  input: CancelSubscriptionInput;
}>;


export type Mutation_CancelSubscriptionMutation = { __typename: 'Mutation', cancelSubscription:
    | { __typename: 'CancelSubscriptionSuccess' }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_ResumeSubscriptionMutationVariables = Exact<{
  input: ResumeSubscriptionInput;
}>;


export type Mutation_ResumeSubscriptionMutation = { __typename: 'Mutation', resumeSubscription:
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentDeclinedError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ResumeSubscriptionSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_CreateBillingPortalSessionMutationVariables = Exact<{
  input: CreateBillingPortalSessionInput;
}>;


export type Mutation_CreateBillingPortalSessionMutation = { __typename: 'Mutation', createBillingPortalSession:
    | { __typename: 'CreateBillingPortalSessionSuccess', CreateBillingPortalSessionSuccess_url: string }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
   };

export type Query_PlansQueryVariables = Exact<{ [key: string]: never; }>;


export type Query_PlansQuery = { __typename: 'Query', plans: Array<{ __typename: 'Plan', id: string, Plan_name: string, Plan_interval: PlanInterval, Plan_trialDays: number, Plan_isCardRequired: boolean }> | null };

export type Tenant_AgentQuantityPreviewQueryVariables = Exact<{
  quantity: number;
}>;


export type Tenant_AgentQuantityPreviewQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agentQuantityPreview:
      | { __typename: 'AgentQuantityPreview' }
      | { __typename: 'IntegrationOffError' }
      | { __typename: 'IrregularSubscriptionError' }
      | { __typename: 'NoSubscriptionError' }
      | { __typename: 'PaymentDueError' }
      | { __typename: 'PaymentProviderError' }
      | { __typename: 'ValidationError' }
     | null } | null };

export type Tenant_InvoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_InvoicesQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', invoices: { __typename: 'InvoiceConnection' } | null } | null };

export type Tenant_SubscriptionQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_SubscriptionQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', subscription: { __typename: 'TenantSubscription' } | null } | null };

export type Channel_KindQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_KindQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', kind: ChannelKind }> | null } | null };

export type Channel_NameQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_NameQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', name: string }> | null } | null };

export type Channel_StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_StatusQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', status: ChannelStatus }> | null } | null };

export type Channel_StatusReasonQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_StatusReasonQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', statusReason: string | null }> | null } | null };

export type Channel_ConnectedAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_ConnectedAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', connectedAt: string }> | null } | null };

export type Channel_LastInboundAtQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_LastInboundAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', lastInboundAt: string | null }> | null } | null };

export type Channel_LastTestQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_LastTestQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', lastTest: { __typename: 'TestMessage' } | null }> | null } | null };

export type Channel_ViewerCanManageQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_ViewerCanManageQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', viewerCanManage: boolean }> | null } | null };

export type Channel_UndeliveredCountQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_UndeliveredCountQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', undeliveredCount: number }> | null } | null };

export type Channel_IsAccessLostQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_IsAccessLostQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', isAccessLost: boolean }> | null } | null };

export type Channel_WhatsAppQueryVariables = Exact<{ [key: string]: never; }>;


export type Channel_WhatsAppQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel', whatsApp: { __typename: 'WhatsAppNumber' } | null }> | null } | null };

export type Contact_NameQueryVariables = Exact<{ [key: string]: never; }>;


export type Contact_NameQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', contact: { __typename: 'Contact', name: string } | null }> } | null } | null };

export type Message_DeliveryQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_DeliveryQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', delivery: { __typename: 'Delivery' } | null }> } }> } | null } | null };

export type Mutation_DisconnectChannelMutationVariables = Exact<{
  input: DisconnectChannelInput;
}>;


export type Mutation_DisconnectChannelMutation = { __typename: 'Mutation', disconnectChannel:
    | { __typename: 'DisconnectChannelSuccess' }
    | { __typename: 'NotFoundError', message: string }
   };

export type Mutation_SendTestMessageMutationVariables = Exact<{
  input: SendTestMessageInput;
}>;


export type Mutation_SendTestMessageMutation = { __typename: 'Mutation', sendTestMessage:
    | { __typename: 'ChannelNotConnectedError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SendTestMessageSuccess' }
    | { __typename: 'ValidationError', message: string }
    | { __typename: 'WindowClosedError', message: string }
   };

export type Mutation_ResendMessageMutationVariables = Exact<{
  input: ResendMessageInput;
}>;


export type Mutation_ResendMessageMutation = { __typename: 'Mutation', resendMessage:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'NotResendableError', message: string }
    | { __typename: 'ResendMessageSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_ResendMessagesMutationVariables = Exact<{
  input: ResendMessagesInput;
}>;


export type Mutation_ResendMessagesMutation = { __typename: 'Mutation', resendMessages:
    | { __typename: 'ResendMessagesSuccess', ResendMessagesSuccess_resentCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_DismissUndeliveredMessagesMutationVariables = Exact<{
  input: DismissUndeliveredMessagesInput;
}>;


export type Mutation_DismissUndeliveredMessagesMutation = { __typename: 'Mutation', dismissUndeliveredMessages:
    | { __typename: 'DismissUndeliveredMessagesSuccess', DismissUndeliveredMessagesSuccess_dismissedCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_StartSlackInstallMutationVariables = Exact<{ [key: string]: never; }>;


export type Mutation_StartSlackInstallMutation = { __typename: 'Mutation', startSlackInstall:
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'StartSlackInstallSuccess', StartSlackInstallSuccess_url: string }
   };

export type Mutation_ConnectWhatsAppMutationVariables = Exact<{
  input: ConnectWhatsAppInput;
}>;


export type Mutation_ConnectWhatsAppMutation = { __typename: 'Mutation', connectWhatsApp:
    | { __typename: 'ConnectWhatsAppSuccess' }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'ValidationError', message: string }
    | { __typename: 'WhatsAppCredentialsError', message: string, WhatsAppCredentialsError_reason: WhatsAppFault, WhatsAppCredentialsError_field: string | null }
   };

export type Query_ChannelQueryVariables = Exact<{
  id: string | number;
}>;


export type Query_ChannelQuery = { __typename: 'Query', channel: { __typename: 'Channel', id: string, Channel_kind: ChannelKind, Channel_name: string, Channel_status: ChannelStatus, Channel_statusReason: string | null, Channel_connectedAt: string, Channel_lastInboundAt: string | null, Channel_viewerCanManage: boolean, Channel_undeliveredCount: number, Channel_isAccessLost: boolean } | null };

export type Tenant_ChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_ChannelsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', channels: Array<{ __typename: 'Channel' }> | null } | null };

export type Tenant_UndeliveredMessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_UndeliveredMessagesQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', undeliveredMessages: { __typename: 'UndeliveredMessageConnection' } | null } | null };

export type LlmKey_ProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_ProviderQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', provider: { __typename: 'LlmProvider' } }> | null } | null };

export type LlmKey_LabelQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_LabelQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', label: string }> | null } | null };

export type LlmKey_LastFourQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_LastFourQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', lastFour: string }> | null } | null };

export type LlmKey_FingerprintQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_FingerprintQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', fingerprint: string }> | null } | null };

export type LlmKey_BaseUrlQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_BaseUrlQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', baseUrl: string | null }> | null } | null };

export type LlmKey_StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_StatusQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', status: LlmKeyStatus }> | null } | null };

export type LlmKey_LastErrorQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_LastErrorQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', lastError: string | null }> | null } | null };

export type LlmKey_CreatedAtQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_CreatedAtQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', createdAt: string }> | null } | null };

export type LlmKey_CreatedByNameQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmKey_CreatedByNameQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey', createdByName: string }> | null } | null };

export type Mutation_AddLlmKeyMutationVariables = Exact<{
  input: AddLlmKeyInput;
}>;


export type Mutation_AddLlmKeyMutation = { __typename: 'Mutation', addLlmKey:
    | { __typename: 'AddLlmKeySuccess' }
    | { __typename: 'LlmKeyRefusedError', message: string, LlmKeyRefusedError_reason: LlmKeyRefusal }
    | { __typename: 'PlanLimitError', message: string, PlanLimitError_limit: number }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_RemoveLlmKeyMutationVariables = Exact<{
  input: RemoveLlmKeyInput;
}>;


export type Mutation_RemoveLlmKeyMutation = { __typename: 'Mutation', removeLlmKey:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RemoveLlmKeySuccess', id: string }
   };

export type Query_LlmProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type Query_LlmProvidersQuery = { __typename: 'Query', llmProviders: Array<{ __typename: 'LlmProvider', id: string, LlmProvider_name: string, LlmProvider_isKeyRequired: boolean, LlmProvider_isBaseUrlRequired: boolean, LlmProvider_isPractice: boolean, LlmProvider_baseUrlHint: string | null, LlmProvider_modelHint: string | null, LlmProvider_keyPageUrl: string | null }> | null };

export type Tenant_LlmKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_LlmKeysQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', llmKeys: Array<{ __typename: 'LlmKey' }> | null } | null };

export type Agent_BudgetQueryVariables = Exact<{ [key: string]: never; }>;


export type Agent_BudgetQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', budget: { __typename: 'Budget' } | null }> } | null } | null };

export type Message_UsageQueryVariables = Exact<{ [key: string]: never; }>;


export type Message_UsageQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', usage: { __typename: 'MessageUsage' } | null }> } }> } | null } | null };

export type Mutation_SetTenantBudgetMutationVariables = Exact<{
  input: SetTenantBudgetInput;
}>;


export type Mutation_SetTenantBudgetMutation = { __typename: 'Mutation', setTenantBudget:
    | { __typename: 'SetTenantBudgetSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Mutation_SetBudgetAlertsMutationVariables = Exact<{
  input: SetBudgetAlertsInput;
}>;


export type Mutation_SetBudgetAlertsMutation = { __typename: 'Mutation', setBudgetAlerts:
    | { __typename: 'SetBudgetAlertsSuccess' }
    | { __typename: 'ValidationError', message: string }
   };

export type Tenant_BudgetAlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_BudgetAlertsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', budgetAlerts: Array<{ __typename: 'BudgetAlert' }> | null } | null };

export type Tenant_BudgetAlertThresholdsQueryVariables = Exact<{ [key: string]: never; }>;


export type Tenant_BudgetAlertThresholdsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', budgetAlertThresholds: Array<number> | null } | null };

export type Tenant_UsageQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type Tenant_UsageQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', usage: { __typename: 'Usage' } | null } | null };

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

export const Mutation_CreateApiTokenDocument = {"__meta__":{"hash":"sha256:67b98f11f22d095465e7d7b027a4b896e010033a5ceab3bdb29bcd7693197afd"}} as unknown as TypedDocumentString<Mutation_CreateApiTokenMutation, Mutation_CreateApiTokenMutationVariables>;
export const Mutation_RotateApiTokenDocument = {"__meta__":{"hash":"sha256:e3eea98976cefa2eb539787344f26e3776964fb1f11dd542ecb4d2aa27602b38"}} as unknown as TypedDocumentString<Mutation_RotateApiTokenMutation, Mutation_RotateApiTokenMutationVariables>;
export const Mutation_RevokeApiTokenDocument = {"__meta__":{"hash":"sha256:30fc75bb41334e98f6e4f748dbf0b324cfb6ee9358fb0fc28f76b76898478afa"}} as unknown as TypedDocumentString<Mutation_RevokeApiTokenMutation, Mutation_RevokeApiTokenMutationVariables>;
export const Mutation_InviteMemberDocument = {"__meta__":{"hash":"sha256:2b8f042e36ae556fc2f4fa86f95589b8dd04b3a0a417ef42695558c01da16ac3"}} as unknown as TypedDocumentString<Mutation_InviteMemberMutation, Mutation_InviteMemberMutationVariables>;
export const Mutation_ResendInvitationDocument = {"__meta__":{"hash":"sha256:ca0b4d66fdd711a9463360a352e6c49bd8f8e18e754226f16b9be6cb2bcd6cea"}} as unknown as TypedDocumentString<Mutation_ResendInvitationMutation, Mutation_ResendInvitationMutationVariables>;
export const Mutation_RevokeInvitationDocument = {"__meta__":{"hash":"sha256:59097373f334ddee37f745e8ad5f1aeb0f4c14b809956bb3cbd9d982c7ae74b6"}} as unknown as TypedDocumentString<Mutation_RevokeInvitationMutation, Mutation_RevokeInvitationMutationVariables>;
export const Mutation_AcceptInvitationDocument = {"__meta__":{"hash":"sha256:4d814633b23e7921ffac1b9bce5ec896874837f6b8920a6c9a53e691204c408a"}} as unknown as TypedDocumentString<Mutation_AcceptInvitationMutation, Mutation_AcceptInvitationMutationVariables>;
export const Mutation_ChangeMemberRoleDocument = {"__meta__":{"hash":"sha256:a19203ce47988c6ff83ffdee0121e133eea3980c01536b8ceb41ff3a7d9c630e"}} as unknown as TypedDocumentString<Mutation_ChangeMemberRoleMutation, Mutation_ChangeMemberRoleMutationVariables>;
export const Mutation_RemoveMemberDocument = {"__meta__":{"hash":"sha256:542f11480209c8d1bbc024fd2399fb1619b83ebd95e9db453a0fafee63918a8b"}} as unknown as TypedDocumentString<Mutation_RemoveMemberMutation, Mutation_RemoveMemberMutationVariables>;
export const Mutation_LeaveTenantDocument = {"__meta__":{"hash":"sha256:f992c4343c3fe24b25dd5261a48ca38213fa718b46f917d1f7795875f43eef0a"}} as unknown as TypedDocumentString<Mutation_LeaveTenantMutation, Mutation_LeaveTenantMutationVariables>;
export const Mutation_TransferOwnershipDocument = {"__meta__":{"hash":"sha256:1d62a0fc507447174e14751356d2c768bf80a4c5f5ce8f571314bef13911c281"}} as unknown as TypedDocumentString<Mutation_TransferOwnershipMutation, Mutation_TransferOwnershipMutationVariables>;
export const Mutation_RecordOnboardingStepDocument = {"__meta__":{"hash":"sha256:033127a2f015585eb8be0c3acc7678eeb874ff14b1afcdf8f9d0dbfe7ce6fbbd"}} as unknown as TypedDocumentString<Mutation_RecordOnboardingStepMutation, Mutation_RecordOnboardingStepMutationVariables>;
export const Mutation_CreateTenantDocument = {"__meta__":{"hash":"sha256:3d02910dcd3a0a3986ed723c52490e8c8d6ab548c704c852ce5628efbd2cde63"}} as unknown as TypedDocumentString<Mutation_CreateTenantMutation, Mutation_CreateTenantMutationVariables>;
export const Mutation_UpdateTenantDocument = {"__meta__":{"hash":"sha256:9f47347f2ca180e9d2f0bdcbd6c80be32a00aac9abe59d40acb2afcbc0a39df7"}} as unknown as TypedDocumentString<Mutation_UpdateTenantMutation, Mutation_UpdateTenantMutationVariables>;
export const Query_ViewerDocument = {"__meta__":{"hash":"sha256:cb1b8c6133a0a4e8af7a55d1d3ab7081745189839ce283b57014360defb582e8"}} as unknown as TypedDocumentString<Query_ViewerQuery, Query_ViewerQueryVariables>;
export const Query_InvitationDocument = {"__meta__":{"hash":"sha256:cae69dc3f595c3f094be12089945f9d7e82454c59488a8d4188383a29f16aebd"}} as unknown as TypedDocumentString<Query_InvitationQuery, Query_InvitationQueryVariables>;
export const Query_TenantDocument = {"__meta__":{"hash":"sha256:06bb0ccd4fe830892501ee1afca982620cee9680ae2756df2537e3c75617726e"}} as unknown as TypedDocumentString<Query_TenantQuery, Query_TenantQueryVariables>;
export const Tenant_NameDocument = {"__meta__":{"hash":"sha256:535bd494457d5984dee906778f168ac41d81991e39265eded2feb1949ba935e1"}} as unknown as TypedDocumentString<Tenant_NameQuery, Tenant_NameQueryVariables>;
export const Tenant_TimeZoneDocument = {"__meta__":{"hash":"sha256:b87275d366d47535cbe3e1332146f4e6b5745223bf0b3117035782059a44c091"}} as unknown as TypedDocumentString<Tenant_TimeZoneQuery, Tenant_TimeZoneQueryVariables>;
export const Tenant_CreatedAtDocument = {"__meta__":{"hash":"sha256:6f6c35f573ec42ecb12f993acf408fd342674066c6910432f133ca27e6ca0cc2"}} as unknown as TypedDocumentString<Tenant_CreatedAtQuery, Tenant_CreatedAtQueryVariables>;
export const Tenant_ViewerRoleDocument = {"__meta__":{"hash":"sha256:fd0ec3aaa251f405c10c831ccd87f5f18aa60027d43dffb6d66d7b84e3cc4e75"}} as unknown as TypedDocumentString<Tenant_ViewerRoleQuery, Tenant_ViewerRoleQueryVariables>;
export const Tenant_ViewerPermissionsDocument = {"__meta__":{"hash":"sha256:6af7b91f490cf3a1a8b1aa97b043750b86b8b25cd317f53979a1e56a069d1a30"}} as unknown as TypedDocumentString<Tenant_ViewerPermissionsQuery, Tenant_ViewerPermissionsQueryVariables>;
export const Tenant_ApiTokensDocument = {"__meta__":{"hash":"sha256:387d06fb69a12d9a13f799e9e47e186fac2f0c5fdde324972657a70d2f4eef1e"}} as unknown as TypedDocumentString<Tenant_ApiTokensQuery, Tenant_ApiTokensQueryVariables>;
export const Tenant_InvitationsDocument = {"__meta__":{"hash":"sha256:d139c26f389e72a3c3005b9a2f66aafa904487db9a94f4f455033b4615078bed"}} as unknown as TypedDocumentString<Tenant_InvitationsQuery, Tenant_InvitationsQueryVariables>;
export const Tenant_MembersDocument = {"__meta__":{"hash":"sha256:83121f9d10af5ed12010ce9fb4ab1c1302f195f2f5f26d4aab996e90ad8b8d25"}} as unknown as TypedDocumentString<Tenant_MembersQuery, Tenant_MembersQueryVariables>;
export const Tenant_InvitableRolesDocument = {"__meta__":{"hash":"sha256:5b32b03be2e4171cd756f3dd126edffc060f2443b1093900fbad2f48a980a172"}} as unknown as TypedDocumentString<Tenant_InvitableRolesQuery, Tenant_InvitableRolesQueryVariables>;
export const Tenant_OnboardingDocument = {"__meta__":{"hash":"sha256:8b7969fe192a5768e238ba5a10dddd92e8eb4c90c30f2d5699240d386012dff5"}} as unknown as TypedDocumentString<Tenant_OnboardingQuery, Tenant_OnboardingQueryVariables>;
export const Agent_NameDocument = {"__meta__":{"hash":"sha256:416b7bec0dac47164c0e26477332135d80428891ac05e92c4ad20fa9df1bb142"}} as unknown as TypedDocumentString<Agent_NameQuery, Agent_NameQueryVariables>;
export const Agent_RoleDocument = {"__meta__":{"hash":"sha256:75bc8a4d2ed0cb3cf91a40a29044de80e447eb24cbc8c7fb30b00f4f86aea0d7"}} as unknown as TypedDocumentString<Agent_RoleQuery, Agent_RoleQueryVariables>;
export const Agent_InstructionsDocument = {"__meta__":{"hash":"sha256:897987300885460cea9d3a77e9370d381ec29da52da9e0cc80367abbbb0ce6bb"}} as unknown as TypedDocumentString<Agent_InstructionsQuery, Agent_InstructionsQueryVariables>;
export const Agent_KnowledgeDocument = {"__meta__":{"hash":"sha256:47d021a67b18648aefdc28251b8ded5a4b6edb66633990e723e9e40da5d434a7"}} as unknown as TypedDocumentString<Agent_KnowledgeQuery, Agent_KnowledgeQueryVariables>;
export const Agent_LanguageDocument = {"__meta__":{"hash":"sha256:1af252a0e74a5c4059ba2c72fcbf1b1655ccfebf6ac78f56c73a51d8ccb65b36"}} as unknown as TypedDocumentString<Agent_LanguageQuery, Agent_LanguageQueryVariables>;
export const Agent_AnswerLengthDocument = {"__meta__":{"hash":"sha256:eda4f981f136e4f56cc45970769ba71ec392c1008fc8038d12e33816c211297f"}} as unknown as TypedDocumentString<Agent_AnswerLengthQuery, Agent_AnswerLengthQueryVariables>;
export const Agent_ProviderIdDocument = {"__meta__":{"hash":"sha256:71be2a0ee445dde0adb121bb6294d2b9fcfda3ebf8adbb973d37c1c353a2ee20"}} as unknown as TypedDocumentString<Agent_ProviderIdQuery, Agent_ProviderIdQueryVariables>;
export const Agent_ModelIdDocument = {"__meta__":{"hash":"sha256:7ffda63469fa1faefb1131ae660bc7fab34ae7c39b7c4833fa5c9205d3037be5"}} as unknown as TypedDocumentString<Agent_ModelIdQuery, Agent_ModelIdQueryVariables>;
export const Agent_LlmKeyDocument = {"__meta__":{"hash":"sha256:30c019940fe9fa66ca5b7679c0ecefa35a601861e1993f5e5c858b3d6c4c190e"}} as unknown as TypedDocumentString<Agent_LlmKeyQuery, Agent_LlmKeyQueryVariables>;
export const Agent_MonthlyBudgetUsdDocument = {"__meta__":{"hash":"sha256:5090b774f5a7fd51cfbe25f78c3c8bdd5be785a02c9668949f9fb38177b6ffb4"}} as unknown as TypedDocumentString<Agent_MonthlyBudgetUsdQuery, Agent_MonthlyBudgetUsdQueryVariables>;
export const Agent_StatusDocument = {"__meta__":{"hash":"sha256:cc7bbb9fcac085e76bad72e9d9913ea60e3bb2e8f96fa47a29cc58f60f3375f4"}} as unknown as TypedDocumentString<Agent_StatusQuery, Agent_StatusQueryVariables>;
export const Agent_VersionDocument = {"__meta__":{"hash":"sha256:4c4e275fcb83d033dea57525d6e45569056e817fa13b0d1e5c78c2a67deec077"}} as unknown as TypedDocumentString<Agent_VersionQuery, Agent_VersionQueryVariables>;
export const Agent_CreatedAtDocument = {"__meta__":{"hash":"sha256:7767f46dd36124b2b5fee0b0ec061206f37d039a733c8fb3f0b1d10161a79424"}} as unknown as TypedDocumentString<Agent_CreatedAtQuery, Agent_CreatedAtQueryVariables>;
export const Agent_UpdatedAtDocument = {"__meta__":{"hash":"sha256:848e4e0d8129b8f29cf84f270d7ffc72c0859e9f8592d0c87a1a6ccf12061f81"}} as unknown as TypedDocumentString<Agent_UpdatedAtQuery, Agent_UpdatedAtQueryVariables>;
export const Agent_ViewerCanManageDocument = {"__meta__":{"hash":"sha256:bafeab614d512abca1e893b1b221d256f863db55a98f630e2dcfd24b626df3a3"}} as unknown as TypedDocumentString<Agent_ViewerCanManageQuery, Agent_ViewerCanManageQueryVariables>;
export const Conversation_KindDocument = {"__meta__":{"hash":"sha256:91ab3d29ad65bb79977ecde7b628499b989375521191de5483e683fc73d10f29"}} as unknown as TypedDocumentString<Conversation_KindQuery, Conversation_KindQueryVariables>;
export const Conversation_AgentDocument = {"__meta__":{"hash":"sha256:b4010fae1943e697529bdf1ee164d3cf74fc1c5c4afbb4f3a64e38a316444b03"}} as unknown as TypedDocumentString<Conversation_AgentQuery, Conversation_AgentQueryVariables>;
export const Conversation_ChannelDocument = {"__meta__":{"hash":"sha256:17047d4eb230c0370f7c2cabecbcdabccd151bc210b02e5dff8ab93360ec79c2"}} as unknown as TypedDocumentString<Conversation_ChannelQuery, Conversation_ChannelQueryVariables>;
export const Conversation_ContactDocument = {"__meta__":{"hash":"sha256:08ab2fcb62aad1d529ee94603afd3d69b08a97ee4631414ab80f8e605569b3cf"}} as unknown as TypedDocumentString<Conversation_ContactQuery, Conversation_ContactQueryVariables>;
export const Conversation_ContactNameDocument = {"__meta__":{"hash":"sha256:21d60ee9e4ce0c36d4c3ec891205082038d45edee24c83b353545a3ae354fe2f"}} as unknown as TypedDocumentString<Conversation_ContactNameQuery, Conversation_ContactNameQueryVariables>;
export const Conversation_StartedAtDocument = {"__meta__":{"hash":"sha256:3b1858cb43aca28380eb6218bb20b0e36e5c9c05596006d1a2e3dfb029daa49f"}} as unknown as TypedDocumentString<Conversation_StartedAtQuery, Conversation_StartedAtQueryVariables>;
export const Conversation_LastMessageAtDocument = {"__meta__":{"hash":"sha256:e1db29e01c1f9ba1463bd2286cd74c582788b483047e2b418f5fcf535781f254"}} as unknown as TypedDocumentString<Conversation_LastMessageAtQuery, Conversation_LastMessageAtQueryVariables>;
export const Conversation_PreviewDocument = {"__meta__":{"hash":"sha256:0726a53b1265dcd41ff127d02c531fd18a77b9107642fc0b6f854d4f449f7b02"}} as unknown as TypedDocumentString<Conversation_PreviewQuery, Conversation_PreviewQueryVariables>;
export const Conversation_MessagesDocument = {"__meta__":{"hash":"sha256:f84611bd95efb5db4ddc2eaae6f920c0d4663001464613bf37d2c35a19734351"}} as unknown as TypedDocumentString<Conversation_MessagesQuery, Conversation_MessagesQueryVariables>;
export const LlmKey_IsOpenableDocument = {"__meta__":{"hash":"sha256:d0cb2073f090cf5bcdd26c75861695447fa12cc8121809bcfe6f13c6da924e86"}} as unknown as TypedDocumentString<LlmKey_IsOpenableQuery, LlmKey_IsOpenableQueryVariables>;
export const Message_AuthorDocument = {"__meta__":{"hash":"sha256:a1b0e8ab6fdbd7d8d290905d0a5d56c15ad54ce15c93a71b0d03ba35450f2872"}} as unknown as TypedDocumentString<Message_AuthorQuery, Message_AuthorQueryVariables>;
export const Message_TextDocument = {"__meta__":{"hash":"sha256:fd860e66b85820419f0b326435da29da5aa951ed937f4c3d449427d4a82d0f03"}} as unknown as TypedDocumentString<Message_TextQuery, Message_TextQueryVariables>;
export const Message_SentAtDocument = {"__meta__":{"hash":"sha256:f6d12a01330058607a88de4801dc7b135e5c0b4de0e63e728de3b52d04f31bda"}} as unknown as TypedDocumentString<Message_SentAtQuery, Message_SentAtQueryVariables>;
export const Message_AnswerStateDocument = {"__meta__":{"hash":"sha256:1207c3685c330fb2a3333a323fee57bc2b58a94ab39dfd76fc5101b0b1d3db5d"}} as unknown as TypedDocumentString<Message_AnswerStateQuery, Message_AnswerStateQueryVariables>;
export const Message_WaitingCauseDocument = {"__meta__":{"hash":"sha256:aba8f2cc8c377a988de28543d8d1764373033ff7f991e8373daa31fea5dfa00b"}} as unknown as TypedDocumentString<Message_WaitingCauseQuery, Message_WaitingCauseQueryVariables>;
export const Message_WaitingReasonDocument = {"__meta__":{"hash":"sha256:36d65ecafc5a019639aa902b7c0a6615efdf014a0d3d5e77e4cef8f82e989fa1"}} as unknown as TypedDocumentString<Message_WaitingReasonQuery, Message_WaitingReasonQueryVariables>;
export const Message_IsNoticeDocument = {"__meta__":{"hash":"sha256:0facbb1e0af80eefd2228b7f38284717e3ee2fe435a4864511bfaa7b5d8d3ce5"}} as unknown as TypedDocumentString<Message_IsNoticeQuery, Message_IsNoticeQueryVariables>;
export const Message_IsCutDocument = {"__meta__":{"hash":"sha256:3ae0c4e0f71d387b2b09d9868065856136447b64089791066ebf698552531ddd"}} as unknown as TypedDocumentString<Message_IsCutQuery, Message_IsCutQueryVariables>;
export const Message_AgentVersionDocument = {"__meta__":{"hash":"sha256:7d07c1fda1c4b1711f4b99683eebe291a91055ba0012c97e787684ea6dc94f57"}} as unknown as TypedDocumentString<Message_AgentVersionQuery, Message_AgentVersionQueryVariables>;
export const Message_ConversationDocument = {"__meta__":{"hash":"sha256:d3b4a084eab46bccb1cd655c045e57d6846add8ece9c1a48e8685c0f49508eea"}} as unknown as TypedDocumentString<Message_ConversationQuery, Message_ConversationQueryVariables>;
export const Mutation_CreateAgentDocument = {"__meta__":{"hash":"sha256:cc2044261e4eb7056aa2c7376cab720a10523f128cb1a79d8e50c744891302ed"}} as unknown as TypedDocumentString<Mutation_CreateAgentMutation, Mutation_CreateAgentMutationVariables>;
export const Mutation_UpdateAgentDocument = {"__meta__":{"hash":"sha256:723b17e84c0c709d56c5915c33e8f18b6747ea783361164c98929e129e799378"}} as unknown as TypedDocumentString<Mutation_UpdateAgentMutation, Mutation_UpdateAgentMutationVariables>;
export const Mutation_PauseAgentDocument = {"__meta__":{"hash":"sha256:8cdffb3ef6eada5137f9001987ec3dd1b0d43146379718fb3f7825c1aeb90c37"}} as unknown as TypedDocumentString<Mutation_PauseAgentMutation, Mutation_PauseAgentMutationVariables>;
export const Mutation_ResumeAgentDocument = {"__meta__":{"hash":"sha256:92ebf409b8f57aef827bbdd574f5b8e98b9c1781a6d58e959d61eb77561e9b85"}} as unknown as TypedDocumentString<Mutation_ResumeAgentMutation, Mutation_ResumeAgentMutationVariables>;
export const Mutation_ArchiveAgentDocument = {"__meta__":{"hash":"sha256:2807da0cdf748085d45d7187b10936ec9725a9d70934f7dda368b02a68a16061"}} as unknown as TypedDocumentString<Mutation_ArchiveAgentMutation, Mutation_ArchiveAgentMutationVariables>;
export const Mutation_SendPlaygroundMessageDocument = {"__meta__":{"hash":"sha256:0356e6bd42798fcf2e61fe78df00844aaa5c407e4ab3e608fae3ee5b6b4dabe7"}} as unknown as TypedDocumentString<Mutation_SendPlaygroundMessageMutation, Mutation_SendPlaygroundMessageMutationVariables>;
export const Mutation_ResolveWaitingMessagesDocument = {"__meta__":{"hash":"sha256:67d99b6ecb750cc10db7fc2b0057bc8c455ce178dd4f21319dcaf82721306516"}} as unknown as TypedDocumentString<Mutation_ResolveWaitingMessagesMutation, Mutation_ResolveWaitingMessagesMutationVariables>;
export const Query_AgentDocument = {"__meta__":{"hash":"sha256:440c734665a9874dba6271c793ae710d1be3b7c486d48e4a70440c01ba464e6b"}} as unknown as TypedDocumentString<Query_AgentQuery, Query_AgentQueryVariables>;
export const Query_ConversationDocument = {"__meta__":{"hash":"sha256:32d264291804f580d2273e23df49c21a9e48d84ec4f4c0337614f224999329af"}} as unknown as TypedDocumentString<Query_ConversationQuery, Query_ConversationQueryVariables>;
export const Tenant_AgentsDocument = {"__meta__":{"hash":"sha256:9403992b89f030694392f3a9f0866f5cfb4ba553befb8a263105f311096a798e"}} as unknown as TypedDocumentString<Tenant_AgentsQuery, Tenant_AgentsQueryVariables>;
export const Tenant_AgentsBeyondDocument = {"__meta__":{"hash":"sha256:77e07b16a4cbc583c8d3822d7ce4a9ba0beb3c757a7200ec9c97060f602f0452"}} as unknown as TypedDocumentString<Tenant_AgentsBeyondQuery, Tenant_AgentsBeyondQueryVariables>;
export const Tenant_AnswerAllowanceDocument = {"__meta__":{"hash":"sha256:8b0fe945cce47114f63dba6b710f062d4a21732a89d37604b851c1e919a30948"}} as unknown as TypedDocumentString<Tenant_AnswerAllowanceQuery, Tenant_AnswerAllowanceQueryVariables>;
export const Tenant_ConversationsDocument = {"__meta__":{"hash":"sha256:11856a619187489b8922d42c4307c0a7264d800f0d3235b5ba3a19514a686295"}} as unknown as TypedDocumentString<Tenant_ConversationsQuery, Tenant_ConversationsQueryVariables>;
export const Tenant_WaitingMessagesDocument = {"__meta__":{"hash":"sha256:057c2c70f27e77049d6bd9a78594fd33df892208a19b3bacb964556d3e54b4e9"}} as unknown as TypedDocumentString<Tenant_WaitingMessagesQuery, Tenant_WaitingMessagesQueryVariables>;
export const Mutation_CreateCheckoutSessionDocument = {"__meta__":{"hash":"sha256:bde1c327dd5fbfd40aef5196e7c7806747fd2bfceed0fef0c6a528c3ebce2a52"}} as unknown as TypedDocumentString<Mutation_CreateCheckoutSessionMutation, Mutation_CreateCheckoutSessionMutationVariables>;
export const Mutation_ChangeAgentQuantityDocument = {"__meta__":{"hash":"sha256:ca33f9bf31342114b256d3db0be9aecdf8a20c9f3dff1855640866f7e546a2b2"}} as unknown as TypedDocumentString<Mutation_ChangeAgentQuantityMutation, Mutation_ChangeAgentQuantityMutationVariables>;
export const Mutation_CancelSubscriptionDocument = {"__meta__":{"hash":"sha256:2319c84055465c3d0d544df9b580fa84774678b558a7fe65581d3fff87ea8fa7"}} as unknown as TypedDocumentString<Mutation_CancelSubscriptionMutation, Mutation_CancelSubscriptionMutationVariables>;
export const Mutation_ResumeSubscriptionDocument = {"__meta__":{"hash":"sha256:2f7ba46b5b78dc7ebaf0833ce76a9c8b21aac767255e44c450de9af4e1af5582"}} as unknown as TypedDocumentString<Mutation_ResumeSubscriptionMutation, Mutation_ResumeSubscriptionMutationVariables>;
export const Mutation_CreateBillingPortalSessionDocument = {"__meta__":{"hash":"sha256:c39bbb3e62c9fd69a854b0d31053da298c7c38de4b59f4ec3d328946018702d8"}} as unknown as TypedDocumentString<Mutation_CreateBillingPortalSessionMutation, Mutation_CreateBillingPortalSessionMutationVariables>;
export const Query_PlansDocument = {"__meta__":{"hash":"sha256:46b7a5eb0fe0c5584a56d6fede198d8e7428483b563d9048a9f00585409db2fd"}} as unknown as TypedDocumentString<Query_PlansQuery, Query_PlansQueryVariables>;
export const Tenant_AgentQuantityPreviewDocument = {"__meta__":{"hash":"sha256:c2e557f8a85daa2eb6cb4a57d38a3420c37e51c743f8509542b5c7d58a894d1e"}} as unknown as TypedDocumentString<Tenant_AgentQuantityPreviewQuery, Tenant_AgentQuantityPreviewQueryVariables>;
export const Tenant_InvoicesDocument = {"__meta__":{"hash":"sha256:69730b1f18df8f457834e84b22780f1ea11630207497dcbea43e2ee2ad2d0b86"}} as unknown as TypedDocumentString<Tenant_InvoicesQuery, Tenant_InvoicesQueryVariables>;
export const Tenant_SubscriptionDocument = {"__meta__":{"hash":"sha256:6875783b4ea54bf7d1e1f68e7544c96270eeac969801ef52d8555427cafa3eba"}} as unknown as TypedDocumentString<Tenant_SubscriptionQuery, Tenant_SubscriptionQueryVariables>;
export const Channel_KindDocument = {"__meta__":{"hash":"sha256:7a5f6a1a04fbfba44bc112e3e977486d7847990ba14ae623d98efb613384b2fa"}} as unknown as TypedDocumentString<Channel_KindQuery, Channel_KindQueryVariables>;
export const Channel_NameDocument = {"__meta__":{"hash":"sha256:5532e21afc1dcad3bd17937946d31db9c4a7ef86585769547d7bd65288e8b2da"}} as unknown as TypedDocumentString<Channel_NameQuery, Channel_NameQueryVariables>;
export const Channel_StatusDocument = {"__meta__":{"hash":"sha256:832e4f8dbeaedfdb28228d807ca989f2d77bc1442c24598deb655fbce53e2e99"}} as unknown as TypedDocumentString<Channel_StatusQuery, Channel_StatusQueryVariables>;
export const Channel_StatusReasonDocument = {"__meta__":{"hash":"sha256:8593c1ada7234ce12c118251050b099e2822b001de51f30568809118729914c2"}} as unknown as TypedDocumentString<Channel_StatusReasonQuery, Channel_StatusReasonQueryVariables>;
export const Channel_ConnectedAtDocument = {"__meta__":{"hash":"sha256:238c3db9633b1a72a814d3ebfbf7a1e6fd487b4227731c01ca4a5a79df8a41d9"}} as unknown as TypedDocumentString<Channel_ConnectedAtQuery, Channel_ConnectedAtQueryVariables>;
export const Channel_LastInboundAtDocument = {"__meta__":{"hash":"sha256:5121b7f40acae84d472c7639d36dad5bd8cb92ebab19940960a9421602279c5f"}} as unknown as TypedDocumentString<Channel_LastInboundAtQuery, Channel_LastInboundAtQueryVariables>;
export const Channel_LastTestDocument = {"__meta__":{"hash":"sha256:47e3cf7a18a00a76019c57dff0221ba9ae4f4a5444ca7e733942d484c5e7baf4"}} as unknown as TypedDocumentString<Channel_LastTestQuery, Channel_LastTestQueryVariables>;
export const Channel_ViewerCanManageDocument = {"__meta__":{"hash":"sha256:48fbf504f72f2ccac80bcc3b17ea1f8c9ae4bfeb238389f478de5d6ad172ce72"}} as unknown as TypedDocumentString<Channel_ViewerCanManageQuery, Channel_ViewerCanManageQueryVariables>;
export const Channel_UndeliveredCountDocument = {"__meta__":{"hash":"sha256:8dcd328c75223b83a1ed6545a24fe7a7bd205ed27af567bbc756e3674c1fc283"}} as unknown as TypedDocumentString<Channel_UndeliveredCountQuery, Channel_UndeliveredCountQueryVariables>;
export const Channel_IsAccessLostDocument = {"__meta__":{"hash":"sha256:84cd1ac4b84ce63ede3a43e74b95594791aa2e2dd9a53f56198913d7d7c93613"}} as unknown as TypedDocumentString<Channel_IsAccessLostQuery, Channel_IsAccessLostQueryVariables>;
export const Channel_WhatsAppDocument = {"__meta__":{"hash":"sha256:0968b1bc70a7b25f9dbaebf982081899eb2f1dd0fe1cb02e9f2240953cd1a0f8"}} as unknown as TypedDocumentString<Channel_WhatsAppQuery, Channel_WhatsAppQueryVariables>;
export const Contact_NameDocument = {"__meta__":{"hash":"sha256:6c7e5b85cc5fb35e219b03da39eda8fedb8884bf88ae666c9ca0c9e9ad399129"}} as unknown as TypedDocumentString<Contact_NameQuery, Contact_NameQueryVariables>;
export const Message_DeliveryDocument = {"__meta__":{"hash":"sha256:30e7d3829cd38503d86f0a2ed4a95046fc6d389bbd9e25b2572480e5d6d2aec6"}} as unknown as TypedDocumentString<Message_DeliveryQuery, Message_DeliveryQueryVariables>;
export const Mutation_DisconnectChannelDocument = {"__meta__":{"hash":"sha256:b646ee4e76373dc777d654f22c7d20aeea0b03845f23202432aec4499c39496a"}} as unknown as TypedDocumentString<Mutation_DisconnectChannelMutation, Mutation_DisconnectChannelMutationVariables>;
export const Mutation_SendTestMessageDocument = {"__meta__":{"hash":"sha256:5a3d3d87c5f61ea426f63a795af324a8db8bb91d44768618eb6fa63558b5e1e2"}} as unknown as TypedDocumentString<Mutation_SendTestMessageMutation, Mutation_SendTestMessageMutationVariables>;
export const Mutation_ResendMessageDocument = {"__meta__":{"hash":"sha256:2baef83b2b9aa4bd6c84b33626f0c76b137dbb97f196a383bf300b21545a6b7a"}} as unknown as TypedDocumentString<Mutation_ResendMessageMutation, Mutation_ResendMessageMutationVariables>;
export const Mutation_ResendMessagesDocument = {"__meta__":{"hash":"sha256:ab338f27236f71f06d20374dab4d79b843dadbd8d6bef44f024535efbbafdb68"}} as unknown as TypedDocumentString<Mutation_ResendMessagesMutation, Mutation_ResendMessagesMutationVariables>;
export const Mutation_DismissUndeliveredMessagesDocument = {"__meta__":{"hash":"sha256:f379110558af7cf4ed59dc3ade405c6022e981bd75b0d32fb0e47f965747b770"}} as unknown as TypedDocumentString<Mutation_DismissUndeliveredMessagesMutation, Mutation_DismissUndeliveredMessagesMutationVariables>;
export const Mutation_StartSlackInstallDocument = {"__meta__":{"hash":"sha256:42dd8c06a55be3c6154cc45895885338482cd7258e1940a53a76ff37cb641844"}} as unknown as TypedDocumentString<Mutation_StartSlackInstallMutation, Mutation_StartSlackInstallMutationVariables>;
export const Mutation_ConnectWhatsAppDocument = {"__meta__":{"hash":"sha256:3980eb8620f4ea0e4fbad359bbd5aeebb89b3be0d743d6e38415a495e0b25e84"}} as unknown as TypedDocumentString<Mutation_ConnectWhatsAppMutation, Mutation_ConnectWhatsAppMutationVariables>;
export const Query_ChannelDocument = {"__meta__":{"hash":"sha256:af0ebd82fc7acc1dcaa1ad89f06da8f0fc4f0cb642b5b6ad19f38aaacf91a811"}} as unknown as TypedDocumentString<Query_ChannelQuery, Query_ChannelQueryVariables>;
export const Tenant_ChannelsDocument = {"__meta__":{"hash":"sha256:a3e05a279a9bff82438ea0d3cf55a8d583995fc20d431531494dde3a5beb4906"}} as unknown as TypedDocumentString<Tenant_ChannelsQuery, Tenant_ChannelsQueryVariables>;
export const Tenant_UndeliveredMessagesDocument = {"__meta__":{"hash":"sha256:c1ab335a5d79bc43bacca7d5aff20407fdd308481b0330437af44c4513224b3c"}} as unknown as TypedDocumentString<Tenant_UndeliveredMessagesQuery, Tenant_UndeliveredMessagesQueryVariables>;
export const LlmKey_ProviderDocument = {"__meta__":{"hash":"sha256:6f73fae5d9566b7c2a41b5f04d9e2483eb1396fa49c97954735be831cc7ef734"}} as unknown as TypedDocumentString<LlmKey_ProviderQuery, LlmKey_ProviderQueryVariables>;
export const LlmKey_LabelDocument = {"__meta__":{"hash":"sha256:b33e64357df3916a42e92c16e2953be39d0ee4acacfb668603a0ccc330925a5a"}} as unknown as TypedDocumentString<LlmKey_LabelQuery, LlmKey_LabelQueryVariables>;
export const LlmKey_LastFourDocument = {"__meta__":{"hash":"sha256:5de620ccf2444effb2efe8c71aa0d0803957e72df791ea549214c41f50f96045"}} as unknown as TypedDocumentString<LlmKey_LastFourQuery, LlmKey_LastFourQueryVariables>;
export const LlmKey_FingerprintDocument = {"__meta__":{"hash":"sha256:14d8844e6722dc4be8b7c224008e1ba603b550c46fa3c677c2dec6cc615f6474"}} as unknown as TypedDocumentString<LlmKey_FingerprintQuery, LlmKey_FingerprintQueryVariables>;
export const LlmKey_BaseUrlDocument = {"__meta__":{"hash":"sha256:347b800aeacd790c4a1318a717f4fff4d319ba3d9f77448ff9ce3705df8b8635"}} as unknown as TypedDocumentString<LlmKey_BaseUrlQuery, LlmKey_BaseUrlQueryVariables>;
export const LlmKey_StatusDocument = {"__meta__":{"hash":"sha256:8042744eb1b5e41356f5e5f719ef1783da87ae6f0442ef8700fe921119a6e816"}} as unknown as TypedDocumentString<LlmKey_StatusQuery, LlmKey_StatusQueryVariables>;
export const LlmKey_LastErrorDocument = {"__meta__":{"hash":"sha256:ce2a59cea994ba8d792e692cd3c7f91f44d67adb51619301a64863a37fe4fa64"}} as unknown as TypedDocumentString<LlmKey_LastErrorQuery, LlmKey_LastErrorQueryVariables>;
export const LlmKey_CreatedAtDocument = {"__meta__":{"hash":"sha256:de65e558b0166d2e9670684638c4b4da345965e4b2f50e021598df00cae16bce"}} as unknown as TypedDocumentString<LlmKey_CreatedAtQuery, LlmKey_CreatedAtQueryVariables>;
export const LlmKey_CreatedByNameDocument = {"__meta__":{"hash":"sha256:c06931e46389520e0fa9d2237940cadb77e8608f60e6dd202c6687693af8e827"}} as unknown as TypedDocumentString<LlmKey_CreatedByNameQuery, LlmKey_CreatedByNameQueryVariables>;
export const Mutation_AddLlmKeyDocument = {"__meta__":{"hash":"sha256:135203d05ed5e8675348c34ee3dc02cd04337005e3a4f1ea480ec5f558f606c2"}} as unknown as TypedDocumentString<Mutation_AddLlmKeyMutation, Mutation_AddLlmKeyMutationVariables>;
export const Mutation_RemoveLlmKeyDocument = {"__meta__":{"hash":"sha256:77886075a3a19b02ac76fb49cb8b5bbcb7ce46f0addc688e936080d56bed2dd4"}} as unknown as TypedDocumentString<Mutation_RemoveLlmKeyMutation, Mutation_RemoveLlmKeyMutationVariables>;
export const Query_LlmProvidersDocument = {"__meta__":{"hash":"sha256:0aabb5e44d8ec1795f3371aac306d1ac4ffbbc5eb8eb60534865c605d8c06090"}} as unknown as TypedDocumentString<Query_LlmProvidersQuery, Query_LlmProvidersQueryVariables>;
export const Tenant_LlmKeysDocument = {"__meta__":{"hash":"sha256:da953f4b7e21aab29656e82a43aa5703b4070cb30fcad25a4955df2255c3c777"}} as unknown as TypedDocumentString<Tenant_LlmKeysQuery, Tenant_LlmKeysQueryVariables>;
export const Agent_BudgetDocument = {"__meta__":{"hash":"sha256:e9ef849a9d649df337739a2522a44255b22079a57dc610ac3288a728d8758442"}} as unknown as TypedDocumentString<Agent_BudgetQuery, Agent_BudgetQueryVariables>;
export const Message_UsageDocument = {"__meta__":{"hash":"sha256:7eab315bb93c8ef1b9e48a3b89c6940ca5ed4df49730ca06016ee14f2c4455d2"}} as unknown as TypedDocumentString<Message_UsageQuery, Message_UsageQueryVariables>;
export const Mutation_SetTenantBudgetDocument = {"__meta__":{"hash":"sha256:16c558418f0cb005ea383d63f688cdc9abe03e325b993231c53bdaf0f4a7c009"}} as unknown as TypedDocumentString<Mutation_SetTenantBudgetMutation, Mutation_SetTenantBudgetMutationVariables>;
export const Mutation_SetBudgetAlertsDocument = {"__meta__":{"hash":"sha256:d82c2d4d2c4c7fbb9b91a0aa4d8f723f28bad4c89b363f2b2f036e0e24fc278c"}} as unknown as TypedDocumentString<Mutation_SetBudgetAlertsMutation, Mutation_SetBudgetAlertsMutationVariables>;
export const Tenant_BudgetAlertsDocument = {"__meta__":{"hash":"sha256:1d313112d5650256dd8883c808e7edc1a873825ddbaf6b78b24752cc12765cce"}} as unknown as TypedDocumentString<Tenant_BudgetAlertsQuery, Tenant_BudgetAlertsQueryVariables>;
export const Tenant_BudgetAlertThresholdsDocument = {"__meta__":{"hash":"sha256:73fbdc7d767a13f9e184622a2c7cf38ba0f34a2cd2a686b49f8f3f8f2271f7f6"}} as unknown as TypedDocumentString<Tenant_BudgetAlertThresholdsQuery, Tenant_BudgetAlertThresholdsQueryVariables>;
export const Tenant_UsageDocument = {"__meta__":{"hash":"sha256:91c8479a87061b7f2895e4511366887edd6edd879746469cdb1a5e5f37630f3c"}} as unknown as TypedDocumentString<Tenant_UsageQuery, Tenant_UsageQueryVariables>;