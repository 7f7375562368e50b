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

export type BudgetStatus =
  /** The limit is reached, or the rest does not cover another answer. */
  | 'EXCEEDED'
  | 'OK'
  /** The lowest alert threshold is reached. */
  | 'WARNING';

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

export type ConversationFilter = {
  agentId?: string | number | null | undefined;
  channelId?: string | number | null | undefined;
  /** `CHANNEL` or `PLAYGROUND`; leave out for both. */
  kind?: ConversationKind | null | undefined;
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

export type InvoiceStatus =
  /** Awaiting payment. */
  | 'OPEN'
  | 'PAID'
  /** No longer collected. */
  | 'UNCOLLECTIBLE'
  /** Voided: nothing is owed. */
  | 'VOID';

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

export type SubscriptionIrregularityKind =
  /** The payment provider does not know the company’s customer, for example because the key belongs to another account. Not reported by mail: the administrator has to fix it. */
  | 'CUSTOMER'
  /** A subscription is running that was not bought here. It includes nothing. */
  | 'FOREIGN_SUBSCRIPTION'
  /** It is charged neither monthly nor yearly. */
  | 'INTERVAL'
  /** It has no items, or several of which none or more than one is for AI employees. */
  | 'ITEMS'
  /** The company’s current subscription was not found, and nothing says that it has ended. */
  | 'MISSING'
  /** It is in a mode, test or live, other than the one this installation takes payments in. */
  | 'MODE'
  /** It belongs to a customer at the payment provider other than the one the company buys as now. It still counts while it is the only one. */
  | 'OTHER_CUSTOMER'
  /** It also includes something other than AI employees. The AI employees still count. */
  | 'OTHER_ITEMS'
  /** It is not marked as this company’s, or is marked as another company’s. It still counts while it is the company’s current one. */
  | 'OWNER'
  /** It is for a product other than the AI employees. */
  | 'PRICE'
  /** Its quantity is 0, or missing. */
  | 'QUANTITY'
  /** Another subscription is running as well. */
  | 'SEVERAL_SUBSCRIPTIONS'
  /** Its status is unknown here. */
  | 'STATUS';

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

export type WhatsAppQuality =
  | 'GREEN'
  | 'RED'
  | 'UNKNOWN'
  | 'YELLOW';

export type InvitedAddressQueryVariables = Exact<{
  token: string;
}>;


export type InvitedAddressQuery = { __typename: 'Query', invitation: { __typename: 'InvitationPreview', email: string } | null };

export type ChannelStateFragment = { __typename: 'Channel', id: string, kind: ChannelKind, name: string, status: ChannelStatus, statusReason: string | null, isAccessLost: boolean, undeliveredCount: number, connectedAt: string, lastInboundAt: string | null, viewerCanManage: boolean, lastTest: { __typename: 'TestMessage', id: string, text: string, createdAt: string, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null, updatedAt: string } } | null };

export type SendTestMessageMutationVariables = Exact<{
  input: SendTestMessageInput;
}>;


export type SendTestMessageMutation = { __typename: 'Mutation', sendTestMessage:
    | { __typename: 'ChannelNotConnectedError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SendTestMessageSuccess', testMessage: { __typename: 'TestMessage', id: string } }
    | { __typename: 'ValidationError', message: string }
    | { __typename: 'WindowClosedError', message: string }
   };

export type StartSlackInstallMutationVariables = Exact<{ [key: string]: never; }>;


export type StartSlackInstallMutation = { __typename: 'Mutation', startSlackInstall:
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'StartSlackInstallSuccess', url: string }
   };

export type ConnectWhatsAppMutationVariables = Exact<{
  input: ConnectWhatsAppInput;
}>;


export type ConnectWhatsAppMutation = { __typename: 'Mutation', connectWhatsApp:
    | { __typename: 'ConnectWhatsAppSuccess', channel: { __typename: 'Channel', id: string } }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
    | { __typename: 'WhatsAppCredentialsError', message: string, reason: WhatsAppFault, field: string | null }
   };

export type WhatsAppStateFragment = { __typename: 'Channel', whatsApp: { __typename: 'WhatsAppNumber', displayPhoneNumber: string, verifiedName: string, qualityRating: WhatsAppQuality, tokenExpiresAt: string | null, chatUrl: string } | null };

export type WhatsAppSetUpFragment = { __typename: 'Channel', id: string, kind: ChannelKind, status: ChannelStatus, statusReason: string | null, isAccessLost: boolean, lastInboundAt: string | null, viewerCanManage: boolean, whatsApp: { __typename: 'WhatsAppNumber', displayPhoneNumber: string, verifiedName: string, appId: string, callbackUrl: string, verifyToken: string | null, webhookFields: Array<string>, chatUrl: string } | null };

export type WhatsAppSetUpPageQueryVariables = Exact<{
  id: string | number;
}>;


export type WhatsAppSetUpPageQuery = { __typename: 'Query', channel: { __typename: 'Channel', id: string, kind: ChannelKind, status: ChannelStatus, statusReason: string | null, isAccessLost: boolean, lastInboundAt: string | null, viewerCanManage: boolean, whatsApp: { __typename: 'WhatsAppNumber', displayPhoneNumber: string, verifiedName: string, appId: string, callbackUrl: string, verifyToken: string | null, webhookFields: Array<string>, chatUrl: string } | null } | null };

export type SubscriptionStateFragment = { __typename: 'TenantSubscription', status: SubscriptionStatus, providerStatus: string | null, agentQuota: number, answerLimit: number | null, isBillingOn: boolean, isIncomplete: boolean, finishPaymentUrl: string | null, quantity: number | null, interval: PlanInterval | null, trialEndsAt: string | null, currentPeriodEndsAt: string | null, cancelsAt: string | null, endedAt: string | null, graceEndsAt: string | null, payUrl: string | null, hasUsedTrial: boolean, viewerCanManage: boolean, viewerCanSubscribe: boolean, viewerCanChange: boolean, irregularities: Array<{ __typename: 'SubscriptionIrregularity', kind: SubscriptionIrregularityKind, message: string }>, pricePerPeriod: { __typename: 'Money', amountMinor: string, currency: string } | null, amountsDue: Array<{ __typename: 'Money', amountMinor: string, currency: string }> };

export type ConversationRowFragment = { __typename: 'Conversation', id: string, kind: ConversationKind, contactName: string, preview: string, lastMessageAt: string, agent: { __typename: 'Agent', id: string, name: string } | null, channel: { __typename: 'Channel', id: string, name: string, kind: ChannelKind } | null };

export type ResendMessageMutationVariables = Exact<{
  input: ResendMessageInput;
}>;


export type ResendMessageMutation = { __typename: 'Mutation', resendMessage:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'NotResendableError', message: string }
    | { __typename: 'ResendMessageSuccess', delivery: { __typename: 'Delivery', status: DeliveryStatus } }
    | { __typename: 'ValidationError', message: string }
   };

export type ResolveWaitingMessagesMutationVariables = Exact<{
  input: ResolveWaitingMessagesInput;
}>;


export type ResolveWaitingMessagesMutation = { __typename: 'Mutation', resolveWaitingMessages:
    | { __typename: 'ResolveWaitingMessagesSuccess', resolvedCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type TranscriptMessageFragment = { __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null };

export type TranscriptFragment = { __typename: 'Conversation', id: string, kind: ConversationKind, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null }>, pageInfo: { __typename: 'PageInfo', endCursor: string | null, hasNextPage: boolean } } };

export type TriedConversationFragment = { __typename: 'Conversation', id: string, agent: { __typename: 'Agent', id: string } | null, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null }> } };

export type CreateAgentMutationVariables = Exact<{
  input: CreateAgentInput;
}>;


export type CreateAgentMutation = { __typename: 'Mutation', createAgent:
    | { __typename: 'CreateAgentSuccess', agent: { __typename: 'Agent', id: string } }
    | { __typename: 'PlanLimitError', message: string, limit: number }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type EmployeeSettingsFragment = { __typename: 'Agent', id: string, name: string, role: string, instructions: string, knowledge: string, language: string | null, providerId: string, modelId: string, answerLength: AnswerLength, monthlyBudgetUsd: string | null, status: AgentStatus, version: number, viewerCanManage: boolean, llmKey: { __typename: 'LlmKey', id: string } | null };

export type ProviderChoiceFragment = { __typename: 'LlmProvider', id: string, name: string, isPractice: boolean, isKeyRequired: boolean, isBaseUrlRequired: boolean, baseUrlHint: string | null, modelHint: string | null, keyPageUrl: string | null, models: Array<{ __typename: 'LlmModel', id: string, name: string, inputUsdPerMillionTokens: string | null, outputUsdPerMillionTokens: string | null, hundredAnswersUsd: string | null }> };

export type KeyChoiceFragment = { __typename: 'LlmKey', id: string, label: string, lastFour: string, status: LlmKeyStatus, provider: { __typename: 'LlmProvider', id: string, name: string } };

export type SendPlaygroundMessageMutationVariables = Exact<{
  input: SendPlaygroundMessageInput;
}>;


export type SendPlaygroundMessageMutation = { __typename: 'Mutation', sendPlaygroundMessage:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SendPlaygroundMessageSuccess', conversation: { __typename: 'Conversation', id: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type UpdateAgentMutationVariables = Exact<{
  input: UpdateAgentInput;
}>;


export type UpdateAgentMutation = { __typename: 'Mutation', updateAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'StaleVersionError', message: string, currentVersion: number }
    | { __typename: 'UpdateAgentSuccess', agent: { __typename: 'Agent', id: string, version: number } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type AddLlmKeyMutationVariables = Exact<{
  input: AddLlmKeyInput;
}>;


export type AddLlmKeyMutation = { __typename: 'Mutation', addLlmKey:
    | { __typename: 'AddLlmKeySuccess', llmKey: { __typename: 'LlmKey', id: string, provider: { __typename: 'LlmProvider', id: string } } }
    | { __typename: 'LlmKeyRefusedError', message: string, reason: LlmKeyRefusal }
    | { __typename: 'PlanLimitError', message: string, limit: number }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type BudgetStateFragment = { __typename: 'Budget', currentUsd: string, reservedUsd: string, limitUsd: string | null, percentage: number | null, status: BudgetStatus, periodStart: string, periodEnd: string };

export type UsageFiguresFragment = { __typename: 'UsageTotals', answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string };

export type UsageSumsFragment = { __typename: 'UsageTotals', unmeasuredCount: number, cachedTokens: string, unpricedCostUsd: string, unansweredCostUsd: string, interruptedCostUsd: string, unmeasuredCostUsd: string, answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string };

export type ApiTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiTokensQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, apiTokens: Array<{ __typename: 'ApiToken', id: string, name: string, scopes: Array<string>, lastFour: string, createdAt: string, createdByName: string, isCreatedByMember: boolean, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, isLive: boolean }> | null } | null };

export type TokenRowFragment = { __typename: 'ApiToken', id: string, name: string, scopes: Array<string>, lastFour: string, createdAt: string, createdByName: string, isCreatedByMember: boolean, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, isLive: boolean };

export type CreateApiTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type CreateApiTokenMutation = { __typename: 'Mutation', createApiToken:
    | { __typename: 'CreateApiTokenSuccess', secret: string, apiToken: { __typename: 'ApiToken', id: string, name: string, scopes: Array<string> } }
    | { __typename: 'PlanLimitError', message: string, limit: number }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type RotateApiTokenMutationVariables = Exact<{
  input: RotateApiTokenInput;
}>;


export type RotateApiTokenMutation = { __typename: 'Mutation', rotateApiToken:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PlanLimitError', message: string, limit: number }
    | { __typename: 'RotateApiTokenSuccess', secret: string, apiToken: { __typename: 'ApiToken', id: string, name: string, scopes: Array<string> } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeApiTokenMutation = { __typename: 'Mutation', revokeApiToken:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeApiTokenSuccess', apiToken: { __typename: 'ApiToken', id: string } }
   };

export type BillingQueryVariables = Exact<{
  quantity: number;
  isLookingAtChange: boolean;
  after?: string | null | undefined;
}>;


export type BillingQuery = { __typename: 'Query', plans: Array<{ __typename: 'Plan', id: string, name: string, interval: PlanInterval, trialDays: number, isCardRequired: boolean, pricePerAgent: { __typename: 'Money', amountMinor: string, currency: string } }> | null, tenant: { __typename: 'Tenant', id: string, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string, name: string, status: AgentStatus }> } | null, invoices: { __typename: 'InvoiceConnection', nodes: Array<{ __typename: 'Invoice', id: string, number: string | null, status: InvoiceStatus, issuedAt: string, url: string | null, pdfUrl: string | null, total: { __typename: 'Money', amountMinor: string, currency: string }, amountDue: { __typename: 'Money', amountMinor: string, currency: string }, refunded: { __typename: 'Money', amountMinor: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', endCursor: string | null, hasNextPage: boolean } } | null, agentQuantityPreview?:
      | { __typename: 'AgentQuantityPreview', quantity: number, prorationDate: string | null, nextInvoiceAt: string | null, lines: Array<{ __typename: 'AgentQuantityPreviewLine', description: string, periodStartsAt: string, periodEndsAt: string, amount: { __typename: 'Money', amountMinor: string, currency: string } }>, dueNow: { __typename: 'Money', amountMinor: string, currency: string }, creditedNow: { __typename: 'Money', amountMinor: string, currency: string }, nextInvoiceTotal: { __typename: 'Money', amountMinor: string, currency: string } }
      | { __typename: 'IntegrationOffError', message: string }
      | { __typename: 'IrregularSubscriptionError', message: string }
      | { __typename: 'NoSubscriptionError', message: string }
      | { __typename: 'PaymentDueError', message: string, payUrl: string | null }
      | { __typename: 'PaymentProviderError', message: string }
      | { __typename: 'ValidationError', message: string }
     | null, agentsBeyond?: Array<{ __typename: 'AgentWithoutPlace', id: string, name: string, status: AgentStatus }> | null } | null };

export type PlanOnOfferFragment = { __typename: 'Plan', id: string, name: string, interval: PlanInterval, trialDays: number, isCardRequired: boolean, pricePerAgent: { __typename: 'Money', amountMinor: string, currency: string } };

export type InvoiceRowFragment = { __typename: 'Invoice', id: string, number: string | null, status: InvoiceStatus, issuedAt: string, url: string | null, pdfUrl: string | null, total: { __typename: 'Money', amountMinor: string, currency: string }, amountDue: { __typename: 'Money', amountMinor: string, currency: string }, refunded: { __typename: 'Money', amountMinor: string, currency: string } | null };

export type QuantityPreviewFragment = { __typename: 'AgentQuantityPreview', quantity: number, prorationDate: string | null, nextInvoiceAt: string | null, lines: Array<{ __typename: 'AgentQuantityPreviewLine', description: string, periodStartsAt: string, periodEndsAt: string, amount: { __typename: 'Money', amountMinor: string, currency: string } }>, dueNow: { __typename: 'Money', amountMinor: string, currency: string }, creditedNow: { __typename: 'Money', amountMinor: string, currency: string }, nextInvoiceTotal: { __typename: 'Money', amountMinor: string, currency: string } };

export type CreateCheckoutSessionMutationVariables = Exact<{
  input: CreateCheckoutSessionInput;
}>;


export type CreateCheckoutSessionMutation = { __typename: 'Mutation', createCheckoutSession:
    | { __typename: 'AlreadySubscribedError', message: string }
    | { __typename: 'CreateCheckoutSessionSuccess', url: string }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type ChangeAgentQuantityMutationVariables = Exact<{
  input: ChangeAgentQuantityInput;
}>;


export type ChangeAgentQuantityMutation = { __typename: 'Mutation', changeAgentQuantity:
    | { __typename: 'ChangeAgentQuantitySuccess', subscription: { __typename: 'TenantSubscription', quantity: number | null } }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentActionRequiredError', message: string, confirmUrl: string }
    | { __typename: 'PaymentDeclinedError', message: string }
    | { __typename: 'PaymentDueError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'StalePreviewError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type CancelSubscriptionMutationVariables = Exact<{
  input: CancelSubscriptionInput;
}>;


export type CancelSubscriptionMutation = { __typename: 'Mutation', cancelSubscription:
    | { __typename: 'CancelSubscriptionSuccess', subscription: { __typename: 'TenantSubscription', cancelsAt: string | null } }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type ResumeSubscriptionMutationVariables = Exact<{
  input: ResumeSubscriptionInput;
}>;


export type ResumeSubscriptionMutation = { __typename: 'Mutation', resumeSubscription:
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'IrregularSubscriptionError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentDeclinedError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
    | { __typename: 'ResumeSubscriptionSuccess', subscription: { __typename: 'TenantSubscription', cancelsAt: string | null } }
    | { __typename: 'ValidationError', message: string }
   };

export type CreateBillingPortalSessionMutationVariables = Exact<{
  input: CreateBillingPortalSessionInput;
}>;


export type CreateBillingPortalSessionMutation = { __typename: 'Mutation', createBillingPortalSession:
    | { __typename: 'CreateBillingPortalSessionSuccess', url: string }
    | { __typename: 'IntegrationOffError', message: string }
    | { __typename: 'NoSubscriptionError', message: string }
    | { __typename: 'PaymentProviderError', message: string }
   };

export type ChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, channels: Array<{ __typename: 'Channel', id: string, kind: ChannelKind, name: string, status: ChannelStatus, statusReason: string | null, isAccessLost: boolean, undeliveredCount: number, connectedAt: string, lastInboundAt: string | null, viewerCanManage: boolean, lastTest: { __typename: 'TestMessage', id: string, text: string, createdAt: string, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null, updatedAt: string } } | null, whatsApp: { __typename: 'WhatsAppNumber', displayPhoneNumber: string, verifiedName: string, qualityRating: WhatsAppQuality, tokenExpiresAt: string | null, chatUrl: string } | null }> | null } | null };

export type DisconnectChannelMutationVariables = Exact<{
  input: DisconnectChannelInput;
}>;


export type DisconnectChannelMutation = { __typename: 'Mutation', disconnectChannel:
    | { __typename: 'DisconnectChannelSuccess', channel: { __typename: 'Channel', id: string } }
    | { __typename: 'NotFoundError', message: string }
   };

export type ChatCodeQueryVariables = Exact<{
  id: string | number;
}>;


export type ChatCodeQuery = { __typename: 'Query', channel: { __typename: 'Channel', id: string, whatsApp: { __typename: 'WhatsAppNumber', chatUrl: string } | null } | null };

export type KnownNumberQueryVariables = Exact<{
  id: string | number;
}>;


export type KnownNumberQuery = { __typename: 'Query', channel: { __typename: 'Channel', id: string, whatsApp: { __typename: 'WhatsAppNumber', displayPhoneNumber: string, appId: string, businessAccountId: string, phoneNumberId: string } | null } | null };

export type ConversationQueryVariables = Exact<{
  id: string | number;
  before?: string | null | undefined;
}>;


export type ConversationQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', contactName: string, startedAt: string, id: string, kind: ConversationKind, agent: { __typename: 'Agent', id: string, name: string, status: AgentStatus } | null, channel: { __typename: 'Channel', id: string, name: string } | null, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null }>, pageInfo: { __typename: 'PageInfo', endCursor: string | null, hasNextPage: boolean } } } | null };

export type ConversationsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ConversationFilter | null | undefined;
}>;


export type ConversationsQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string, name: string }> } | null, channels: Array<{ __typename: 'Channel', id: string, kind: ChannelKind, name: string }> | null, conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', id: string, kind: ConversationKind, contactName: string, preview: string, lastMessageAt: string, agent: { __typename: 'Agent', id: string, name: string } | null, channel: { __typename: 'Channel', id: string, name: string, kind: ChannelKind } | null }>, pageInfo: { __typename: 'PageInfo', endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type PauseAgentMutationVariables = Exact<{
  input: PauseAgentInput;
}>;


export type PauseAgentMutation = { __typename: 'Mutation', pauseAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PauseAgentSuccess', agent: { __typename: 'Agent', id: string } }
   };

export type ResumeAgentMutationVariables = Exact<{
  input: ResumeAgentInput;
}>;


export type ResumeAgentMutation = { __typename: 'Mutation', resumeAgent:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'ResumeAgentSuccess', agent: { __typename: 'Agent', id: string } }
   };

export type ArchiveAgentMutationVariables = Exact<{
  input: ArchiveAgentInput;
}>;


export type ArchiveAgentMutation = { __typename: 'Mutation', archiveAgent:
    | { __typename: 'ArchiveAgentSuccess', agent: { __typename: 'Agent', id: string } }
    | { __typename: 'NotFoundError', message: string }
   };

export type EmployeeQueryVariables = Exact<{
  id: string | number;
  tryId: string | number;
  isTrying: boolean;
}>;


export type EmployeeQuery = { __typename: 'Query', llmProviders: Array<{ __typename: 'LlmProvider', id: string, name: string, isPractice: boolean, isKeyRequired: boolean, isBaseUrlRequired: boolean, baseUrlHint: string | null, modelHint: string | null, keyPageUrl: string | null, models: Array<{ __typename: 'LlmModel', id: string, name: string, inputUsdPerMillionTokens: string | null, outputUsdPerMillionTokens: string | null, hundredAnswersUsd: string | null }> }> | null, tenant: { __typename: 'Tenant', id: string, llmKeys: Array<{ __typename: 'LlmKey', id: string, label: string, lastFour: string, status: LlmKeyStatus, provider: { __typename: 'LlmProvider', id: string, name: string } }> | null } | null, agent: { __typename: 'Agent', id: string, name: string, role: string, instructions: string, knowledge: string, language: string | null, providerId: string, modelId: string, answerLength: AnswerLength, monthlyBudgetUsd: string | null, status: AgentStatus, version: number, viewerCanManage: boolean, budget: { __typename: 'Budget', currentUsd: string, reservedUsd: string, limitUsd: string | null, percentage: number | null, status: BudgetStatus, periodStart: string, periodEnd: string } | null, llmKey: { __typename: 'LlmKey', id: string } | null } | null, conversation?: { __typename: 'Conversation', id: string, agent: { __typename: 'Agent', id: string } | null, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null }> } } | null };

export type EmployeesQueryVariables = Exact<{ [key: string]: never; }>;


export type EmployeesQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, agents: { __typename: 'AgentConnection', totalCount: number, nodes: Array<{ __typename: 'Agent', id: string, name: string, role: string, status: AgentStatus, providerId: string, modelId: string, updatedAt: string, budget: { __typename: 'Budget', currentUsd: string, reservedUsd: string, limitUsd: string | null, percentage: number | null, status: BudgetStatus, periodStart: string, periodEnd: string } | null }> } | null, subscription: { __typename: 'TenantSubscription', agentQuota: number } | null } | null };

export type NewEmployeeQueryVariables = Exact<{ [key: string]: never; }>;


export type NewEmployeeQuery = { __typename: 'Query', llmProviders: Array<{ __typename: 'LlmProvider', id: string, name: string, isPractice: boolean, isKeyRequired: boolean, isBaseUrlRequired: boolean, baseUrlHint: string | null, modelHint: string | null, keyPageUrl: string | null, models: Array<{ __typename: 'LlmModel', id: string, name: string, inputUsdPerMillionTokens: string | null, outputUsdPerMillionTokens: string | null, hundredAnswersUsd: string | null }> }> | null, tenant: { __typename: 'Tenant', id: string, llmKeys: Array<{ __typename: 'LlmKey', id: string, label: string, lastFour: string, status: LlmKeyStatus, provider: { __typename: 'LlmProvider', id: string, name: string } }> | null } | null };

export type KeysQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysQuery = { __typename: 'Query', llmProviders: Array<{ __typename: 'LlmProvider', id: string, name: string, isPractice: boolean, isKeyRequired: boolean, isBaseUrlRequired: boolean, baseUrlHint: string | null, modelHint: string | null, keyPageUrl: string | null, models: Array<{ __typename: 'LlmModel', id: string, name: string, inputUsdPerMillionTokens: string | null, outputUsdPerMillionTokens: string | null, hundredAnswersUsd: string | null }> }> | null, tenant: { __typename: 'Tenant', id: string, llmKeys: Array<{ __typename: 'LlmKey', id: string, label: string, lastFour: string, fingerprint: string, baseUrl: string | null, status: LlmKeyStatus, lastError: string | null, isOpenable: boolean | null, createdAt: string, createdByName: string, provider: { __typename: 'LlmProvider', name: string } }> | null } | null };

export type RemoveLlmKeyMutationVariables = Exact<{
  input: RemoveLlmKeyInput;
}>;


export type RemoveLlmKeyMutation = { __typename: 'Mutation', removeLlmKey:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RemoveLlmKeySuccess', id: string }
   };

export type OverviewQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type OverviewQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, agents: { __typename: 'AgentConnection', totalCount: number, nodes: Array<{ __typename: 'Agent', id: string, name: string, role: string, status: AgentStatus, budget: { __typename: 'Budget', currentUsd: string, reservedUsd: string, limitUsd: string | null, percentage: number | null, status: BudgetStatus, periodStart: string, periodEnd: string } | null }> } | null, channels: Array<{ __typename: 'Channel', id: string, status: ChannelStatus, isAccessLost: boolean }> | null, usage: { __typename: 'Usage', totals: { __typename: 'UsageTotals', answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string } } | null, conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', id: string, kind: ConversationKind, contactName: string, preview: string, lastMessageAt: string, agent: { __typename: 'Agent', id: string, name: string } | null, channel: { __typename: 'Channel', id: string, name: string, kind: ChannelKind } | null }> } | null } | null };

export type UpdateTenantMutationVariables = Exact<{
  input: UpdateTenantInput;
}>;


export type UpdateTenantMutation = { __typename: 'Mutation', updateTenant:
    | { __typename: 'UpdateTenantSuccess', tenant: { __typename: 'Tenant', id: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type TeamQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, invitableRoles: Array<Role> | null, members: Array<{ __typename: 'Member', id: string, name: string, email: string, role: Role, joinedAt: string, isViewer: boolean, viewerCanChangeRole: boolean, viewerCanRemove: boolean, viewerCanLeave: boolean, viewerCanMakeOwner: boolean }> | null, invitations: Array<{ __typename: 'Invitation', id: string, email: string, role: Role, invitedByName: string, sentAt: string, expiresAt: string, isExpired: boolean, viewerCanManage: boolean }> | null } | null };

export type TeamMemberFragment = { __typename: 'Member', id: string, name: string, email: string, role: Role, joinedAt: string, isViewer: boolean, viewerCanChangeRole: boolean, viewerCanRemove: boolean, viewerCanLeave: boolean, viewerCanMakeOwner: boolean };

export type WaitingInvitationFragment = { __typename: 'Invitation', id: string, email: string, role: Role, invitedByName: string, sentAt: string, expiresAt: string, isExpired: boolean, viewerCanManage: boolean };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { __typename: 'Mutation', inviteMember:
    | { __typename: 'AlreadyInvitedError', message: string }
    | { __typename: 'AlreadyMemberError', message: string }
    | { __typename: 'InviteMemberSuccess', invitation: { __typename: 'Invitation', id: string } }
    | { __typename: 'PlanLimitError', message: string }
    | { __typename: 'RoleNotBelowError', message: string }
    | { __typename: 'TooManyInvitationsError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type ResendInvitationMutation = { __typename: 'Mutation', resendInvitation:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ResendInvitationSuccess', invitation: { __typename: 'Invitation', id: string } }
    | { __typename: 'RoleNotBelowError', message: string }
    | { __typename: 'TooManyInvitationsError', message: string }
   };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { __typename: 'Mutation', revokeInvitation:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeInvitationSuccess', id: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { __typename: 'Mutation', changeMemberRole:
    | { __typename: 'ChangeMemberRoleSuccess', member: { __typename: 'Member', id: string } }
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { __typename: 'Mutation', removeMember:
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RemoveMemberSuccess', memberId: string }
    | { __typename: 'RoleNotBelowError', message: string }
   };

export type LeaveTenantMutationVariables = Exact<{ [key: string]: never; }>;


export type LeaveTenantMutation = { __typename: 'Mutation', leaveTenant:
    | { __typename: 'LastOwnerError', message: string }
    | { __typename: 'LeaveTenantSuccess', tenantId: string }
   };

export type TransferOwnershipMutationVariables = Exact<{
  input: TransferOwnershipInput;
}>;


export type TransferOwnershipMutation = { __typename: 'Mutation', transferOwnership:
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'TransferOwnershipSuccess', member: { __typename: 'Member', id: string } }
   };

export type UndeliveredQueryVariables = Exact<{
  after?: string | null | undefined;
  channelId?: string | number | null | undefined;
}>;


export type UndeliveredQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, channels: Array<{ __typename: 'Channel', id: string, kind: ChannelKind, name: string }> | null, undeliveredMessages: { __typename: 'UndeliveredMessageConnection', nodes: Array<{ __typename: 'UndeliveredMessage', id: string, isTest: boolean, createdAt: string, channel: { __typename: 'Channel', id: string, kind: ChannelKind, name: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null, message: { __typename: 'Message', id: string, text: string, conversation: { __typename: 'Conversation', id: string, contactName: string, agent: { __typename: 'Agent', id: string, name: string } | null } | null } | null }>, pageInfo: { __typename: 'PageInfo', endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type ResendMessagesMutationVariables = Exact<{
  input: ResendMessagesInput;
}>;


export type ResendMessagesMutation = { __typename: 'Mutation', resendMessages:
    | { __typename: 'ResendMessagesSuccess', resentCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type DismissUndeliveredMessagesMutationVariables = Exact<{
  input: DismissUndeliveredMessagesInput;
}>;


export type DismissUndeliveredMessagesMutation = { __typename: 'Mutation', dismissUndeliveredMessages:
    | { __typename: 'DismissUndeliveredMessagesSuccess', dismissedCount: number }
    | { __typename: 'ValidationError', message: string }
   };

export type UsageQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type UsageQuery = { __typename: 'Query', llmProviders: Array<{ __typename: 'LlmProvider', id: string, name: string }> | null, tenant: { __typename: 'Tenant', id: string, timeZone: string | null, budgetAlertThresholds: Array<number> | null, budgetAlerts: Array<{ __typename: 'BudgetAlert', agentId: string | null, name: string | null, status: BudgetStatus, currentUsd: string, reservedUsd: string, limitUsd: string | null, percentage: number | null, periodStart: string, agent: { __typename: 'Agent', id: string, name: string, status: AgentStatus } | null, reached: Array<{ __typename: 'ReachedThreshold', threshold: number, reachedAt: string, resolvedAt: string | null }> }> | null, usage: { __typename: 'Usage', totals: { __typename: 'UsageTotals', unmeasuredCount: number, cachedTokens: string, unpricedCostUsd: string, unansweredCostUsd: string, interruptedCostUsd: string, unmeasuredCostUsd: string, answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string }, byDay: Array<{ __typename: 'UsageDay', date: string, totals: { __typename: 'UsageTotals', answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string } }>, byProvider: Array<{ __typename: 'ProviderUsage', providerId: string, totals: { __typename: 'UsageTotals', answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string } }>, byAgent: Array<{ __typename: 'AgentUsage', agentId: string, agent: { __typename: 'Agent', id: string, name: string } | null, totals: { __typename: 'UsageTotals', answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string } }>, byChannel: Array<{ __typename: 'ChannelUsage', kind: UsageChannelKind, totals: { __typename: 'UsageTotals', answerCount: number, unansweredCount: number, interruptedCount: number, promptTokens: string, completionTokens: string, costUsd: string } }> } | null } | null };

export type UsageZoneQueryVariables = Exact<{ [key: string]: never; }>;


export type UsageZoneQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, timeZone: string | null } | null };

export type BudgetLineFragment = { __typename: 'BudgetAlert', agentId: string | null, name: string | null, status: BudgetStatus, currentUsd: string, reservedUsd: string, limitUsd: string | null, percentage: number | null, periodStart: string, agent: { __typename: 'Agent', id: string, name: string, status: AgentStatus } | null, reached: Array<{ __typename: 'ReachedThreshold', threshold: number, reachedAt: string, resolvedAt: string | null }> };

export type SaveBudgetsMutationVariables = Exact<{
  budget: SetTenantBudgetInput;
  alerts: SetBudgetAlertsInput;
}>;


export type SaveBudgetsMutation = { __typename: 'Mutation', setTenantBudget:
    | { __typename: 'SetTenantBudgetSuccess', tenant: { __typename: 'Tenant', id: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
  , setBudgetAlerts:
    | { __typename: 'SetBudgetAlertsSuccess', tenant: { __typename: 'Tenant', id: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type WaitingQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WaitingQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, budgetAlerts: Array<{ __typename: 'BudgetAlert', agentId: string | null, status: BudgetStatus }> | null, waitingMessages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, text: string, sentAt: string, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, conversation: { __typename: 'Conversation', id: string, contactName: string, agent: { __typename: 'Agent', id: string, name: string } | null } | null }>, pageInfo: { __typename: 'PageInfo', endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type CompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type CompanyQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, name: string, email: string, tenants: Array<{ __typename: 'ViewerTenant', id: string, name: string, role: Role }> } | null, tenant: { __typename: 'Tenant', id: string, name: string | null, timeZone: string | null, viewerRole: Role | null, viewerPermissions: Array<string> | null, onboarding: { __typename: 'Onboarding', currentStep: OnboardingStepName | null, steps: Array<{ __typename: 'OnboardingStep', name: OnboardingStepName, status: OnboardingStepStatus }> } | null, answerAllowance: { __typename: 'AnswerAllowance', limitCount: number, usedCount: number } | null, subscription: { __typename: 'TenantSubscription', status: SubscriptionStatus, providerStatus: string | null, agentQuota: number, answerLimit: number | null, isBillingOn: boolean, isIncomplete: boolean, finishPaymentUrl: string | null, quantity: number | null, interval: PlanInterval | null, trialEndsAt: string | null, currentPeriodEndsAt: string | null, cancelsAt: string | null, endedAt: string | null, graceEndsAt: string | null, payUrl: string | null, hasUsedTrial: boolean, viewerCanManage: boolean, viewerCanSubscribe: boolean, viewerCanChange: boolean, irregularities: Array<{ __typename: 'SubscriptionIrregularity', kind: SubscriptionIrregularityKind, message: string }>, pricePerPeriod: { __typename: 'Money', amountMinor: string, currency: string } | null, amountsDue: Array<{ __typename: 'Money', amountMinor: string, currency: string }> } | null, waitingMessages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean } } | null } | null };

export type SetUpStateFragment = { __typename: 'Onboarding', currentStep: OnboardingStepName | null, steps: Array<{ __typename: 'OnboardingStep', name: OnboardingStepName, status: OnboardingStepStatus }> };

export type ConfigureQueryVariables = Exact<{
  tryId: string | number;
  isTrying: boolean;
}>;


export type ConfigureQuery = { __typename: 'Query', llmProviders: Array<{ __typename: 'LlmProvider', id: string, name: string, isPractice: boolean, isKeyRequired: boolean, isBaseUrlRequired: boolean, baseUrlHint: string | null, modelHint: string | null, keyPageUrl: string | null, models: Array<{ __typename: 'LlmModel', id: string, name: string, inputUsdPerMillionTokens: string | null, outputUsdPerMillionTokens: string | null, hundredAnswersUsd: string | null }> }> | null, tenant: { __typename: 'Tenant', id: string, llmKeys: Array<{ __typename: 'LlmKey', id: string, label: string, lastFour: string, status: LlmKeyStatus, provider: { __typename: 'LlmProvider', id: string, name: string } }> | null, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string, name: string, role: string, instructions: string, knowledge: string, language: string | null, providerId: string, modelId: string, answerLength: AnswerLength, monthlyBudgetUsd: string | null, status: AgentStatus, version: number, viewerCanManage: boolean, llmKey: { __typename: 'LlmKey', id: string } | null }> } | null } | null, conversation?: { __typename: 'Conversation', id: string, agent: { __typename: 'Agent', id: string } | null, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null }> } } | null };

export type ConnectQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, channels: Array<{ __typename: 'Channel', id: string, kind: ChannelKind, name: string, status: ChannelStatus, statusReason: string | null, isAccessLost: boolean, undeliveredCount: number, connectedAt: string, lastInboundAt: string | null, viewerCanManage: boolean, lastTest: { __typename: 'TestMessage', id: string, text: string, createdAt: string, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null, updatedAt: string } } | null }> | null } | null };

export type RecordOnboardingStepMutationVariables = Exact<{
  input: RecordOnboardingStepInput;
}>;


export type RecordOnboardingStepMutation = { __typename: 'Mutation', recordOnboardingStep: { __typename: 'RecordOnboardingStepSuccess', onboarding: { __typename: 'Onboarding', currentStep: OnboardingStepName | null } } };

export type TestQueryVariables = Exact<{ [key: string]: never; }>;


export type TestQuery = { __typename: 'Query', tenant: { __typename: 'Tenant', id: string, channels: Array<{ __typename: 'Channel', id: string, kind: ChannelKind, name: string, status: ChannelStatus, statusReason: string | null, isAccessLost: boolean, undeliveredCount: number, connectedAt: string, lastInboundAt: string | null, viewerCanManage: boolean, lastTest: { __typename: 'TestMessage', id: string, text: string, createdAt: string, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null, updatedAt: string } } | null, whatsApp: { __typename: 'WhatsAppNumber', displayPhoneNumber: string, verifiedName: string, qualityRating: WhatsAppQuality, tokenExpiresAt: string | null, chatUrl: string } | null }> | null, agents: { __typename: 'AgentConnection', nodes: Array<{ __typename: 'Agent', id: string, name: string, status: AgentStatus }> } | null, conversations: { __typename: 'ConversationConnection', nodes: Array<{ __typename: 'Conversation', id: string, contactName: string, agent: { __typename: 'Agent', name: string } | null, messages: { __typename: 'MessageConnection', nodes: Array<{ __typename: 'Message', id: string, author: MessageAuthor, text: string, sentAt: string, isNotice: boolean, isCut: boolean, agentVersion: number | null, answerState: AnswerState | null, waitingCause: WaitingCause | null, waitingReason: string | null, usage: { __typename: 'MessageUsage', costUsd: string, reportedUsd: string | null, isPriced: boolean, isMeasured: boolean, promptTokens: string, completionTokens: string, cachedTokens: string, latencyMs: number, modelId: string, providerId: string } | null, delivery: { __typename: 'Delivery', status: DeliveryStatus, reason: string | null } | null }> } }> } | null } | null };

export type CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateTenantMutation = { __typename: 'Mutation', createTenant:
    | { __typename: 'CreateTenantSuccess', tenant: { __typename: 'ViewerTenant', id: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ __typename: 'ValidationIssue', path: Array<string>, message: string }> }
   };

export type InvitationQueryVariables = Exact<{
  token: string;
}>;


export type InvitationQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, email: string } | null, invitation: { __typename: 'InvitationPreview', state: InvitationState, tenantName: string, email: string, role: Role, invitedByName: string, isForViewer: boolean | null } | null };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { __typename: 'Mutation', acceptInvitation:
    | { __typename: 'AcceptInvitationSuccess', tenant: { __typename: 'ViewerTenant', id: string } }
    | { __typename: 'InvitationExpiredError', message: string }
    | { __typename: 'InvitationUsedError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'WrongAccountError', message: string }
   };

export type SignedInQueryVariables = Exact<{ [key: string]: never; }>;


export type SignedInQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, email: string, tenants: Array<{ __typename: 'ViewerTenant', id: string }> } | null };

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
export const ChannelStateFragmentDoc = new TypedDocumentString(`
    fragment ChannelState on Channel {
  __typename
  id
  kind
  name
  status
  statusReason
  isAccessLost
  undeliveredCount
  connectedAt
  lastInboundAt
  viewerCanManage
  lastTest {
    __typename
    id
    text
    createdAt
    delivery {
      __typename
      status
      reason
      updatedAt
    }
  }
}
    `, {"fragmentName":"ChannelState"}) as unknown as TypedDocumentString<ChannelStateFragment, unknown>;
export const WhatsAppStateFragmentDoc = new TypedDocumentString(`
    fragment WhatsAppState on Channel {
  __typename
  whatsApp {
    __typename
    displayPhoneNumber
    verifiedName
    qualityRating
    tokenExpiresAt
    chatUrl
  }
}
    `, {"fragmentName":"WhatsAppState"}) as unknown as TypedDocumentString<WhatsAppStateFragment, unknown>;
export const WhatsAppSetUpFragmentDoc = new TypedDocumentString(`
    fragment WhatsAppSetUp on Channel {
  __typename
  id
  kind
  status
  statusReason
  isAccessLost
  lastInboundAt
  viewerCanManage
  whatsApp {
    __typename
    displayPhoneNumber
    verifiedName
    appId
    callbackUrl
    verifyToken
    webhookFields
    chatUrl
  }
}
    `, {"fragmentName":"WhatsAppSetUp"}) as unknown as TypedDocumentString<WhatsAppSetUpFragment, unknown>;
export const SubscriptionStateFragmentDoc = new TypedDocumentString(`
    fragment SubscriptionState on TenantSubscription {
  __typename
  status
  providerStatus
  irregularities {
    __typename
    kind
    message
  }
  agentQuota
  answerLimit
  isBillingOn
  isIncomplete
  finishPaymentUrl
  quantity
  interval
  pricePerPeriod {
    __typename
    amountMinor
    currency
  }
  trialEndsAt
  currentPeriodEndsAt
  cancelsAt
  endedAt
  graceEndsAt
  amountsDue {
    __typename
    amountMinor
    currency
  }
  payUrl
  hasUsedTrial
  viewerCanManage
  viewerCanSubscribe
  viewerCanChange
}
    `, {"fragmentName":"SubscriptionState"}) as unknown as TypedDocumentString<SubscriptionStateFragment, unknown>;
export const ConversationRowFragmentDoc = new TypedDocumentString(`
    fragment ConversationRow on Conversation {
  __typename
  id
  kind
  contactName
  preview
  lastMessageAt
  agent {
    __typename
    id
    name
  }
  channel {
    __typename
    id
    name
    kind
  }
}
    `, {"fragmentName":"ConversationRow"}) as unknown as TypedDocumentString<ConversationRowFragment, unknown>;
export const TranscriptMessageFragmentDoc = new TypedDocumentString(`
    fragment TranscriptMessage on Message {
  __typename
  id
  author
  text
  sentAt
  isNotice
  isCut
  agentVersion
  answerState
  waitingCause
  waitingReason
  usage {
    __typename
    costUsd
    reportedUsd
    isPriced
    isMeasured
    promptTokens
    completionTokens
    cachedTokens
    latencyMs
    modelId
    providerId
  }
  delivery {
    __typename
    status
    reason
  }
}
    `, {"fragmentName":"TranscriptMessage"}) as unknown as TypedDocumentString<TranscriptMessageFragment, unknown>;
export const TranscriptFragmentDoc = new TypedDocumentString(`
    fragment Transcript on Conversation {
  __typename
  id
  kind
  messages(last: 100, before: $before) {
    __typename
    nodes {
      __typename
      ...TranscriptMessage
    }
    pageInfo {
      __typename
      endCursor
      hasNextPage
    }
  }
}
    fragment TranscriptMessage on Message {
  __typename
  id
  author
  text
  sentAt
  isNotice
  isCut
  agentVersion
  answerState
  waitingCause
  waitingReason
  usage {
    __typename
    costUsd
    reportedUsd
    isPriced
    isMeasured
    promptTokens
    completionTokens
    cachedTokens
    latencyMs
    modelId
    providerId
  }
  delivery {
    __typename
    status
    reason
  }
}`, {"fragmentName":"Transcript"}) as unknown as TypedDocumentString<TranscriptFragment, unknown>;
export const TriedConversationFragmentDoc = new TypedDocumentString(`
    fragment TriedConversation on Conversation {
  __typename
  id
  agent {
    __typename
    id
  }
  messages(last: 50) {
    __typename
    nodes {
      __typename
      ...TranscriptMessage
    }
  }
}
    fragment TranscriptMessage on Message {
  __typename
  id
  author
  text
  sentAt
  isNotice
  isCut
  agentVersion
  answerState
  waitingCause
  waitingReason
  usage {
    __typename
    costUsd
    reportedUsd
    isPriced
    isMeasured
    promptTokens
    completionTokens
    cachedTokens
    latencyMs
    modelId
    providerId
  }
  delivery {
    __typename
    status
    reason
  }
}`, {"fragmentName":"TriedConversation"}) as unknown as TypedDocumentString<TriedConversationFragment, unknown>;
export const EmployeeSettingsFragmentDoc = new TypedDocumentString(`
    fragment EmployeeSettings on Agent {
  __typename
  id
  name
  role
  instructions
  knowledge
  language
  providerId
  modelId
  llmKey {
    __typename
    id
  }
  answerLength
  monthlyBudgetUsd
  status
  version
  viewerCanManage
}
    `, {"fragmentName":"EmployeeSettings"}) as unknown as TypedDocumentString<EmployeeSettingsFragment, unknown>;
export const ProviderChoiceFragmentDoc = new TypedDocumentString(`
    fragment ProviderChoice on LlmProvider {
  __typename
  id
  name
  isPractice
  isKeyRequired
  isBaseUrlRequired
  baseUrlHint
  modelHint
  keyPageUrl
  models {
    __typename
    id
    name
    inputUsdPerMillionTokens
    outputUsdPerMillionTokens
    hundredAnswersUsd
  }
}
    `, {"fragmentName":"ProviderChoice"}) as unknown as TypedDocumentString<ProviderChoiceFragment, unknown>;
export const KeyChoiceFragmentDoc = new TypedDocumentString(`
    fragment KeyChoice on LlmKey {
  __typename
  id
  label
  lastFour
  status
  provider {
    __typename
    id
    name
  }
}
    `, {"fragmentName":"KeyChoice"}) as unknown as TypedDocumentString<KeyChoiceFragment, unknown>;
export const BudgetStateFragmentDoc = new TypedDocumentString(`
    fragment BudgetState on Budget {
  __typename
  currentUsd
  reservedUsd
  limitUsd
  percentage
  status
  periodStart
  periodEnd
}
    `, {"fragmentName":"BudgetState"}) as unknown as TypedDocumentString<BudgetStateFragment, unknown>;
export const UsageFiguresFragmentDoc = new TypedDocumentString(`
    fragment UsageFigures on UsageTotals {
  __typename
  answerCount
  unansweredCount
  interruptedCount
  promptTokens
  completionTokens
  costUsd
}
    `, {"fragmentName":"UsageFigures"}) as unknown as TypedDocumentString<UsageFiguresFragment, unknown>;
export const UsageSumsFragmentDoc = new TypedDocumentString(`
    fragment UsageSums on UsageTotals {
  __typename
  ...UsageFigures
  unmeasuredCount
  cachedTokens
  unpricedCostUsd
  unansweredCostUsd
  interruptedCostUsd
  unmeasuredCostUsd
}
    fragment UsageFigures on UsageTotals {
  __typename
  answerCount
  unansweredCount
  interruptedCount
  promptTokens
  completionTokens
  costUsd
}`, {"fragmentName":"UsageSums"}) as unknown as TypedDocumentString<UsageSumsFragment, unknown>;
export const TokenRowFragmentDoc = new TypedDocumentString(`
    fragment TokenRow on ApiToken {
  __typename
  id
  name
  scopes
  lastFour
  createdAt
  createdByName
  isCreatedByMember
  lastUsedAt
  expiresAt
  revokedAt
  isLive
}
    `, {"fragmentName":"TokenRow"}) as unknown as TypedDocumentString<TokenRowFragment, unknown>;
export const PlanOnOfferFragmentDoc = new TypedDocumentString(`
    fragment PlanOnOffer on Plan {
  __typename
  id
  name
  interval
  trialDays
  isCardRequired
  pricePerAgent {
    __typename
    amountMinor
    currency
  }
}
    `, {"fragmentName":"PlanOnOffer"}) as unknown as TypedDocumentString<PlanOnOfferFragment, unknown>;
export const InvoiceRowFragmentDoc = new TypedDocumentString(`
    fragment InvoiceRow on Invoice {
  __typename
  id
  number
  status
  issuedAt
  url
  pdfUrl
  total {
    __typename
    amountMinor
    currency
  }
  amountDue {
    __typename
    amountMinor
    currency
  }
  refunded {
    __typename
    amountMinor
    currency
  }
}
    `, {"fragmentName":"InvoiceRow"}) as unknown as TypedDocumentString<InvoiceRowFragment, unknown>;
export const QuantityPreviewFragmentDoc = new TypedDocumentString(`
    fragment QuantityPreview on AgentQuantityPreview {
  __typename
  quantity
  prorationDate
  nextInvoiceAt
  lines {
    __typename
    description
    periodStartsAt
    periodEndsAt
    amount {
      __typename
      amountMinor
      currency
    }
  }
  dueNow {
    __typename
    amountMinor
    currency
  }
  creditedNow {
    __typename
    amountMinor
    currency
  }
  nextInvoiceTotal {
    __typename
    amountMinor
    currency
  }
}
    `, {"fragmentName":"QuantityPreview"}) as unknown as TypedDocumentString<QuantityPreviewFragment, unknown>;
export const TeamMemberFragmentDoc = new TypedDocumentString(`
    fragment TeamMember on Member {
  __typename
  id
  name
  email
  role
  joinedAt
  isViewer
  viewerCanChangeRole
  viewerCanRemove
  viewerCanLeave
  viewerCanMakeOwner
}
    `, {"fragmentName":"TeamMember"}) as unknown as TypedDocumentString<TeamMemberFragment, unknown>;
export const WaitingInvitationFragmentDoc = new TypedDocumentString(`
    fragment WaitingInvitation on Invitation {
  __typename
  id
  email
  role
  invitedByName
  sentAt
  expiresAt
  isExpired
  viewerCanManage
}
    `, {"fragmentName":"WaitingInvitation"}) as unknown as TypedDocumentString<WaitingInvitationFragment, unknown>;
export const BudgetLineFragmentDoc = new TypedDocumentString(`
    fragment BudgetLine on BudgetAlert {
  __typename
  agentId
  agent {
    __typename
    id
    name
    status
  }
  name
  status
  currentUsd
  reservedUsd
  limitUsd
  percentage
  periodStart
  reached {
    __typename
    threshold
    reachedAt
    resolvedAt
  }
}
    `, {"fragmentName":"BudgetLine"}) as unknown as TypedDocumentString<BudgetLineFragment, unknown>;
export const SetUpStateFragmentDoc = new TypedDocumentString(`
    fragment SetUpState on Onboarding {
  __typename
  currentStep
  steps {
    __typename
    name
    status
  }
}
    `, {"fragmentName":"SetUpState"}) as unknown as TypedDocumentString<SetUpStateFragment, unknown>;
export const InvitedAddressDocument = {"__meta__":{"hash":"sha256:382f3d95540b3538e60bece5f222a2682163bb07a64cc0a3c74338a50d54361b"}} as unknown as TypedDocumentString<InvitedAddressQuery, InvitedAddressQueryVariables>;
export const SendTestMessageDocument = {"__meta__":{"hash":"sha256:b2dfa509fc29c3bc105f39ba9a1590439aef13317cc8e9a1fed4671ae0504cf1"}} as unknown as TypedDocumentString<SendTestMessageMutation, SendTestMessageMutationVariables>;
export const StartSlackInstallDocument = {"__meta__":{"hash":"sha256:815c6767220b5d9002c18b75ab1e31b0f79177b10fe49bf815308fde20b0b571"}} as unknown as TypedDocumentString<StartSlackInstallMutation, StartSlackInstallMutationVariables>;
export const ConnectWhatsAppDocument = {"__meta__":{"hash":"sha256:84e6fa37592decf542a27ee7ca0e6506dad475ea80fa17802bcaad5d550c23ac"}} as unknown as TypedDocumentString<ConnectWhatsAppMutation, ConnectWhatsAppMutationVariables>;
export const WhatsAppSetUpPageDocument = {"__meta__":{"hash":"sha256:0e4cd64527e9115561c7751081e856cf093303d4df33cf4e4f9fd867cbf80249"}} as unknown as TypedDocumentString<WhatsAppSetUpPageQuery, WhatsAppSetUpPageQueryVariables>;
export const ResendMessageDocument = {"__meta__":{"hash":"sha256:7d0707135f4361e4b0d14f9cec599f862bc95175eb0e7a19ec88e2c5f98bd826"}} as unknown as TypedDocumentString<ResendMessageMutation, ResendMessageMutationVariables>;
export const ResolveWaitingMessagesDocument = {"__meta__":{"hash":"sha256:0a559744073923a5d98753f5f814d478c64f52701b143afbd864a2ce65d52876"}} as unknown as TypedDocumentString<ResolveWaitingMessagesMutation, ResolveWaitingMessagesMutationVariables>;
export const CreateAgentDocument = {"__meta__":{"hash":"sha256:2dc89d60bf7373377df4a142778385d7970c6e3881e17ed31b624b4b3cb3448f"}} as unknown as TypedDocumentString<CreateAgentMutation, CreateAgentMutationVariables>;
export const SendPlaygroundMessageDocument = {"__meta__":{"hash":"sha256:8221ef154cd7e8c622f19e7afc685441e95e54493c1a5f936616c7a6d5b0477f"}} as unknown as TypedDocumentString<SendPlaygroundMessageMutation, SendPlaygroundMessageMutationVariables>;
export const UpdateAgentDocument = {"__meta__":{"hash":"sha256:1382c59a0db0739591c830783d76bb0576556f8451b6164d2b0a3f2500d43f8f"}} as unknown as TypedDocumentString<UpdateAgentMutation, UpdateAgentMutationVariables>;
export const AddLlmKeyDocument = {"__meta__":{"hash":"sha256:a1451749bf5d1592732347d9b25c6bdfa6ea127028b1c3c67054f1cc4453d0e8"}} as unknown as TypedDocumentString<AddLlmKeyMutation, AddLlmKeyMutationVariables>;
export const ApiTokensDocument = {"__meta__":{"hash":"sha256:0d800a252e5e6a61c61193865b1ef25b63edff7bab5260997ea84ec54571a2d3"}} as unknown as TypedDocumentString<ApiTokensQuery, ApiTokensQueryVariables>;
export const CreateApiTokenDocument = {"__meta__":{"hash":"sha256:f3351f715e9d27247fd265bb563cab4da2116ca2fff84608a170845e9a067495"}} as unknown as TypedDocumentString<CreateApiTokenMutation, CreateApiTokenMutationVariables>;
export const RotateApiTokenDocument = {"__meta__":{"hash":"sha256:b20b9593976bd9c4f4f1a211d87b4aa36cfad1a16a137bf77c9f85369e79e6b1"}} as unknown as TypedDocumentString<RotateApiTokenMutation, RotateApiTokenMutationVariables>;
export const RevokeApiTokenDocument = {"__meta__":{"hash":"sha256:bd453523a815f72ec88ce81c0d2e6a144a063e306d67764a38c1b74aad813df3"}} as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const BillingDocument = {"__meta__":{"hash":"sha256:a819b4022aed6434d1f14ed24db0178207f3e7503ab8865f2bb41735d5db2833"}} as unknown as TypedDocumentString<BillingQuery, BillingQueryVariables>;
export const CreateCheckoutSessionDocument = {"__meta__":{"hash":"sha256:91fb4e5aff6bfa531efc1bb10da71da749e741c5e4ca275d21e55e313d5465d7"}} as unknown as TypedDocumentString<CreateCheckoutSessionMutation, CreateCheckoutSessionMutationVariables>;
export const ChangeAgentQuantityDocument = {"__meta__":{"hash":"sha256:9d93dba2fea148c0d7aa7ef8f6cb47daa2ee485836818a57f7be1bc9bf1267c9"}} as unknown as TypedDocumentString<ChangeAgentQuantityMutation, ChangeAgentQuantityMutationVariables>;
export const CancelSubscriptionDocument = {"__meta__":{"hash":"sha256:2d6c09f631af5efa7992241fc9a2b0756789dced7185d1eb8b2bb906b86bbfd1"}} as unknown as TypedDocumentString<CancelSubscriptionMutation, CancelSubscriptionMutationVariables>;
export const ResumeSubscriptionDocument = {"__meta__":{"hash":"sha256:baa7ce7a12880c205bdb2af088979c31d81b9953db049154f832e74aa9ba8313"}} as unknown as TypedDocumentString<ResumeSubscriptionMutation, ResumeSubscriptionMutationVariables>;
export const CreateBillingPortalSessionDocument = {"__meta__":{"hash":"sha256:c1cc0ce216129a3d67719867a3e17127b56d03df0f3033b6e922f3b23256725d"}} as unknown as TypedDocumentString<CreateBillingPortalSessionMutation, CreateBillingPortalSessionMutationVariables>;
export const ChannelsDocument = {"__meta__":{"hash":"sha256:893305f6d2ccd4185fc6e265333d96ebec1c82f476f251f0836bf64d6f6b26df"}} as unknown as TypedDocumentString<ChannelsQuery, ChannelsQueryVariables>;
export const DisconnectChannelDocument = {"__meta__":{"hash":"sha256:7ff02e3bb0217b378e2b587ea340e4b7a48dcbde0c61541d710d5e75ec1f719f"}} as unknown as TypedDocumentString<DisconnectChannelMutation, DisconnectChannelMutationVariables>;
export const ChatCodeDocument = {"__meta__":{"hash":"sha256:31946b2ff4cf5a9f66ee7ea76ffcb1e2461db0e936475fe87382f68861cebf05"}} as unknown as TypedDocumentString<ChatCodeQuery, ChatCodeQueryVariables>;
export const KnownNumberDocument = {"__meta__":{"hash":"sha256:3e046f1ecb347b33a26287d547609150060fcf64440f8239b29b6127382df715"}} as unknown as TypedDocumentString<KnownNumberQuery, KnownNumberQueryVariables>;
export const ConversationDocument = {"__meta__":{"hash":"sha256:9ba2b968d4a2c057af86713296c3615947bc70b6be941a752f405b43739cc306"}} as unknown as TypedDocumentString<ConversationQuery, ConversationQueryVariables>;
export const ConversationsDocument = {"__meta__":{"hash":"sha256:3ce8f9bcbf4647269bd6855ae5a8fc64167664205eac8fe9655ceb3633d382fd"}} as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const PauseAgentDocument = {"__meta__":{"hash":"sha256:5ce04b785160bb8d20d8e500556830f08734eea82112bb008e46d81536331af9"}} as unknown as TypedDocumentString<PauseAgentMutation, PauseAgentMutationVariables>;
export const ResumeAgentDocument = {"__meta__":{"hash":"sha256:9ea2fdbda322843a83cf13ab6aca828ff85d834a9b1c67d217dfce725566cb03"}} as unknown as TypedDocumentString<ResumeAgentMutation, ResumeAgentMutationVariables>;
export const ArchiveAgentDocument = {"__meta__":{"hash":"sha256:7152812798f4bc1328afdb376caeede054ca929e22c8d61fa444217e1e07e1f5"}} as unknown as TypedDocumentString<ArchiveAgentMutation, ArchiveAgentMutationVariables>;
export const EmployeeDocument = {"__meta__":{"hash":"sha256:1fed90fc041cb98fbe30f2c8b7646863fc82585cff2f7c8bce949b92e0993176"}} as unknown as TypedDocumentString<EmployeeQuery, EmployeeQueryVariables>;
export const EmployeesDocument = {"__meta__":{"hash":"sha256:512ab3eba26b150de5ca6f671431e92e553dbc76938279a5edc6c5c05fa15fdd"}} as unknown as TypedDocumentString<EmployeesQuery, EmployeesQueryVariables>;
export const NewEmployeeDocument = {"__meta__":{"hash":"sha256:23dbbffa0edd0066378f2d2409d5c1bf73ec23130c41438c581ca80b9a10d9f0"}} as unknown as TypedDocumentString<NewEmployeeQuery, NewEmployeeQueryVariables>;
export const KeysDocument = {"__meta__":{"hash":"sha256:93e92457bbc4a6e3f399333b7bce8580064fff4d335e109a45387e307992123d"}} as unknown as TypedDocumentString<KeysQuery, KeysQueryVariables>;
export const RemoveLlmKeyDocument = {"__meta__":{"hash":"sha256:656b2ad75e0a27cba798ca3d89817553c5d0954d4624fb9e9abd4af0dfe63536"}} as unknown as TypedDocumentString<RemoveLlmKeyMutation, RemoveLlmKeyMutationVariables>;
export const OverviewDocument = {"__meta__":{"hash":"sha256:ae2d91e8efdac45cbd64086a3215c6ca812fd940f2a3557be9b0056e18711f8c"}} as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const UpdateTenantDocument = {"__meta__":{"hash":"sha256:d5b101a471890dbeee8a755188822d519c6151583ccd98914b274f86cccc6868"}} as unknown as TypedDocumentString<UpdateTenantMutation, UpdateTenantMutationVariables>;
export const TeamDocument = {"__meta__":{"hash":"sha256:30ecfb120a79a00bbe9d8bbe3cccc2aff4afcdec61559ae9e940630c27cd5a5b"}} as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const InviteMemberDocument = {"__meta__":{"hash":"sha256:274f88e03666f324c1634cb909f9cd23f0689913bc6fe081b802fad54178459b"}} as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const ResendInvitationDocument = {"__meta__":{"hash":"sha256:794cd3475c2725723be4f0d755b61033af61c40c215b55d89efad277630a9da1"}} as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const RevokeInvitationDocument = {"__meta__":{"hash":"sha256:de0e6e6e397b09f12fb059257b94abaadb773852fbf6513e7868d9a219af849b"}} as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const ChangeMemberRoleDocument = {"__meta__":{"hash":"sha256:b540040e23d5b03125ff8f34fff4091b03447fc01d8e095a6caaa7925337fddf"}} as unknown as TypedDocumentString<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const RemoveMemberDocument = {"__meta__":{"hash":"sha256:d90ac2e43a479a1fe3c6ef9cd3a9a74e2e60156455478685006c54ef41940ea7"}} as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const LeaveTenantDocument = {"__meta__":{"hash":"sha256:6df11d84b22ca34c85901a3fb682ab45f40e1a8dbab56e71904b9f5981955357"}} as unknown as TypedDocumentString<LeaveTenantMutation, LeaveTenantMutationVariables>;
export const TransferOwnershipDocument = {"__meta__":{"hash":"sha256:17db4c58e0ae66b77119685376ee76b3e8814b8c862aea3b8866c5338bf20768"}} as unknown as TypedDocumentString<TransferOwnershipMutation, TransferOwnershipMutationVariables>;
export const UndeliveredDocument = {"__meta__":{"hash":"sha256:d3c667c0c42166369002619d5e23ebb39b446ff16a0ce5808d0e44a437709955"}} as unknown as TypedDocumentString<UndeliveredQuery, UndeliveredQueryVariables>;
export const ResendMessagesDocument = {"__meta__":{"hash":"sha256:55296b0ab361d4d8b1810158cba43937ec18c072535964be6df0c8d3dd895c7f"}} as unknown as TypedDocumentString<ResendMessagesMutation, ResendMessagesMutationVariables>;
export const DismissUndeliveredMessagesDocument = {"__meta__":{"hash":"sha256:144fe19256b60d3c1fb5f42eda4d97e582ea9a5bba8915387766bcd174fc47ef"}} as unknown as TypedDocumentString<DismissUndeliveredMessagesMutation, DismissUndeliveredMessagesMutationVariables>;
export const UsageDocument = {"__meta__":{"hash":"sha256:fcb474c2dacab7fdfd475c13c4a95e56274ddd00aba544ee693b90a21b0c2a93"}} as unknown as TypedDocumentString<UsageQuery, UsageQueryVariables>;
export const UsageZoneDocument = {"__meta__":{"hash":"sha256:d3ea92067040694addcb7da20a92e6c080e58af6278e62c4a685548f911b01b7"}} as unknown as TypedDocumentString<UsageZoneQuery, UsageZoneQueryVariables>;
export const SaveBudgetsDocument = {"__meta__":{"hash":"sha256:c4c495ddc5d249a4ddf1f308aaec2f7dc7b6a06cc218c18530200eaeed569e95"}} as unknown as TypedDocumentString<SaveBudgetsMutation, SaveBudgetsMutationVariables>;
export const WaitingDocument = {"__meta__":{"hash":"sha256:610c8e0f193cbeeeec7daaefcb1a22b52368e951f1e916bcfd4734dad886a32c"}} as unknown as TypedDocumentString<WaitingQuery, WaitingQueryVariables>;
export const CompanyDocument = {"__meta__":{"hash":"sha256:101848a119e1355ddf370d3669f87b0a62f8a2273dd1755d8b3826022a01c210"}} as unknown as TypedDocumentString<CompanyQuery, CompanyQueryVariables>;
export const ConfigureDocument = {"__meta__":{"hash":"sha256:e355b557cf4bff009af0e8b7661e1f3d36f754b017de703ca586f5306d0fc3eb"}} as unknown as TypedDocumentString<ConfigureQuery, ConfigureQueryVariables>;
export const ConnectDocument = {"__meta__":{"hash":"sha256:91453d52447d19b28c83b649795e3eb47cb32175baea896bce1f2c0052b1fa14"}} as unknown as TypedDocumentString<ConnectQuery, ConnectQueryVariables>;
export const RecordOnboardingStepDocument = {"__meta__":{"hash":"sha256:209d730c4a649a201f6b3799efaacfc661dc7a3654fe9a036c05aeb8fdb6d55d"}} as unknown as TypedDocumentString<RecordOnboardingStepMutation, RecordOnboardingStepMutationVariables>;
export const TestDocument = {"__meta__":{"hash":"sha256:539f09e45dc3421ff86fba2ee918fa1e5a24cf40afc2c3ff1cfba8a23f16ed0c"}} as unknown as TypedDocumentString<TestQuery, TestQueryVariables>;
export const CreateTenantDocument = {"__meta__":{"hash":"sha256:75ef8d89b31fa6378814b076cd2fc5cbeb4ad8f4ec5588eb3e058f3afa6340d8"}} as unknown as TypedDocumentString<CreateTenantMutation, CreateTenantMutationVariables>;
export const InvitationDocument = {"__meta__":{"hash":"sha256:2ee48692742ad27f333a15fa7414d679a116599b88abbd45bbdaf898e28cf993"}} as unknown as TypedDocumentString<InvitationQuery, InvitationQueryVariables>;
export const AcceptInvitationDocument = {"__meta__":{"hash":"sha256:93fe03c9bac54bff404f143d75003777c5ab8b5f15b324a1e2b176e8fdda2db6"}} as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const SignedInDocument = {"__meta__":{"hash":"sha256:cadda29e2180cf391be2b8b15a966138c8e01a8e2dde22a32f56b94361ba5ba0"}} as unknown as TypedDocumentString<SignedInQuery, SignedInQueryVariables>;