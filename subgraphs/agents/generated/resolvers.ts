import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Agent as AgentRow } from '../agent/agent.entity.ts';
import type { Conversation as ConversationRow } from '../conversation/conversation.entity.ts';
import type { EntityReference as EntityReferenceRow } from '@konstruct/kit/graph';
import type { Message as MessageRow } from '../conversation/message.entity.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number of any size, as a string. */
  BigInt: { input: string; output: string; }
  /** A calendar day in the company’s time zone, such as `2026-11-24`. */
  Date: { input: string; output: string; }
  /** A point in time: RFC 3339, in UTC. */
  DateTime: { input: string; output: Date | string; }
  /** An exact decimal number as a string, never a float: `0.0001350000`. Trailing zeros have no meaning: `20` and `20.0000000000` are the same amount. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** An AI employee. */
export type Agent = {
  __typename?: 'Agent';
  answerLength: AnswerLength;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** How it should behave, in the operator’s words. */
  instructions: Scalars['String']['output'];
  /** What it should know, in the operator’s words. */
  knowledge: Scalars['String']['output'];
  /** BCP 47 tag of the language it answers in; null for the language of each message. */
  language?: Maybe<Scalars['String']['output']>;
  /** The key it uses; null if the provider needs none or the key was removed. */
  llmKey?: Maybe<LlmKey>;
  /** The provider’s name for the model. */
  modelId: Scalars['String']['output'];
  /** The limit for a calendar month in the company’s time zone, in US dollars; null for no limit. */
  monthlyBudgetUsd?: Maybe<Scalars['Decimal']['output']>;
  name: Scalars['String']['output'];
  /** The id of an `LlmProvider`. */
  providerId: Scalars['ID']['output'];
  /** What the employee is, such as `Front desk`. */
  role: Scalars['String']['output'];
  status: AgentStatus;
  updatedAt: Scalars['DateTime']['output'];
  /** Increases by one with each change. Each answer records it. */
  version: Scalars['Int']['output'];
  /** Whether the caller may change it. */
  viewerCanManage: Scalars['Boolean']['output'];
};

export type AgentConnection = {
  __typename?: 'AgentConnection';
  nodes: Array<Agent>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AgentStatus =
  /** Answers messages. */
  | 'ACTIVE'
  | 'ARCHIVED'
  /** Paused by a member. */
  | 'PAUSED'
  /** Paused because the plan’s quota is too small; resumes automatically. */
  | 'PAUSED_BY_PLAN';

/** An AI employee beyond the plan’s quota. */
export type AgentWithoutPlace = {
  __typename?: 'AgentWithoutPlace';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  status: AgentStatus;
};

/** The answers of an evaluation, including those in the playground. */
export type AnswerAllowance = {
  __typename?: 'AnswerAllowance';
  limitCount: Scalars['Int']['output'];
  usedCount: Scalars['Int']['output'];
};

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
  id: Scalars['ID']['input'];
};

export type ArchiveAgentResult = ArchiveAgentSuccess | NotFoundError;

export type ArchiveAgentSuccess = {
  __typename?: 'ArchiveAgentSuccess';
  agent: Agent;
};

export type Channel = {
  __typename?: 'Channel';
  id: Scalars['ID']['output'];
};

export type Contact = {
  __typename?: 'Contact';
  id: Scalars['ID']['output'];
};

/** The messages of one contact and one employee in one thread. */
export type Conversation = {
  __typename?: 'Conversation';
  agent?: Maybe<Agent>;
  /** Null in the playground. */
  channel?: Maybe<Channel>;
  /** Null in the playground. */
  contact?: Maybe<Contact>;
  /** The contact’s name as of their last message. */
  contactName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: ConversationKind;
  lastMessageAt: Scalars['DateTime']['output'];
  /** Newest last. Pages go backwards from the newest. */
  messages: MessageConnection;
  /** The beginning of the last message. */
  preview: Scalars['String']['output'];
  startedAt: Scalars['DateTime']['output'];
};


/** The messages of one contact and one employee in one thread. */
export type ConversationMessagesArgs = {
  before?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type ConversationConnection = {
  __typename?: 'ConversationConnection';
  nodes: Array<Conversation>;
  pageInfo: PageInfo;
};

export type ConversationFilter = {
  agentId?: InputMaybe<Scalars['ID']['input']>;
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** `CHANNEL` or `PLAYGROUND`; leave out for both. */
  kind?: InputMaybe<ConversationKind>;
};

export type ConversationKind =
  | 'CHANNEL'
  /** A try in the portal. It costs what any answer does, and is marked as a test. */
  | 'PLAYGROUND';

export type CreateAgentInput = {
  answerLength?: AnswerLength;
  /** Made by the caller, one per employee to create: a repeat returns the same employee. */
  idempotencyKey: Scalars['ID']['input'];
  instructions: Scalars['String']['input'];
  knowledge?: Scalars['String']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
  /** Required where the provider needs a key. */
  llmKeyId?: InputMaybe<Scalars['ID']['input']>;
  modelId: Scalars['String']['input'];
  monthlyBudgetUsd?: InputMaybe<Scalars['Decimal']['input']>;
  name: Scalars['String']['input'];
  providerId: Scalars['ID']['input'];
  role: Scalars['String']['input'];
};

export type CreateAgentResult = CreateAgentSuccess | PlanLimitError | ValidationError;

export type CreateAgentSuccess = {
  __typename?: 'CreateAgentSuccess';
  agent: Agent;
};

/** The integration is switched off on this installation. */
export type IntegrationOffError = UserError & {
  __typename?: 'IntegrationOffError';
  message: Scalars['String']['output'];
};

export type LlmKey = {
  __typename?: 'LlmKey';
  id: Scalars['ID']['output'];
  /** False if this installation cannot decrypt it: enter the key again, or contact your administrator. Null while this is unknown. */
  isOpenable?: Maybe<Scalars['Boolean']['output']>;
};

export type Message = {
  __typename?: 'Message';
  /** The version of the employee that wrote it; null for a contact’s message and for a notice. */
  agentVersion?: Maybe<Scalars['Int']['output']>;
  /** The state of a contact’s message; null for answers. */
  answerState?: Maybe<AnswerState>;
  author: MessageAuthor;
  /** The conversation it belongs to. */
  conversation?: Maybe<Conversation>;
  id: Scalars['ID']['output'];
  /** The model reached its length limit. The answer ends with its last complete sentence. */
  isCut: Scalars['Boolean']['output'];
  /** A standard notice to the contact, sent in the employee’s name. No model wrote it. */
  isNotice: Scalars['Boolean']['output'];
  sentAt: Scalars['DateTime']['output'];
  text: Scalars['String']['output'];
  /** Why the message waits, is no longer retried, or was not answered. */
  waitingCause?: Maybe<WaitingCause>;
  /** The cause in a sentence that says what to do. */
  waitingReason?: Maybe<Scalars['String']['output']>;
};

export type MessageAuthor =
  | 'AGENT'
  | 'CONTACT';

export type MessageConnection = {
  __typename?: 'MessageConnection';
  nodes: Array<Message>;
  pageInfo: PageInfo;
};

/**
 * An amount of money as Stripe counts it. A minor unit is a hundredth of the currency, with these exceptions: a whole unit of BIF, CLP,
 * DJF, GNF, JPY, KMF, KRW, MGA, PYG, RWF, VND, VUV, XAF, XOF and XPF; a thousandth of BHD, JOD, KWD, OMR and TND. ISK and UGX have no
 * fractions but are still counted in hundredths: `500` is 5 ISK.
 */
export type Money = {
  __typename?: 'Money';
  /** Whole minor units, such as cents; negative for a credit. */
  amountMinor: Scalars['BigInt']['output'];
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Archive permanently; conversations and costs stay readable. */
  archiveAgent: ArchiveAgentResult;
  createAgent: CreateAgentResult;
  /** Stop answering; new messages will wait. */
  pauseAgent: PauseAgentResult;
  /** Decide what happens to messages that wait or are no longer retried. All others are left unchanged. */
  resolveWaitingMessages: ResolveWaitingMessagesResult;
  resumeAgent: ResumeAgentResult;
  /** Try an employee in the portal. The real model answers, and the answer costs what any other does. */
  sendPlaygroundMessage: SendPlaygroundMessageResult;
  updateAgent: UpdateAgentResult;
};


export type MutationArchiveAgentArgs = {
  input: ArchiveAgentInput;
};


export type MutationCreateAgentArgs = {
  input: CreateAgentInput;
};


export type MutationPauseAgentArgs = {
  input: PauseAgentInput;
};


export type MutationResolveWaitingMessagesArgs = {
  input: ResolveWaitingMessagesInput;
};


export type MutationResumeAgentArgs = {
  input: ResumeAgentInput;
};


export type MutationSendPlaygroundMessageArgs = {
  input: SendPlaygroundMessageInput;
};


export type MutationUpdateAgentArgs = {
  input: UpdateAgentInput;
};

/** The company has no object with this id. */
export type NotFoundError = UserError & {
  __typename?: 'NotFoundError';
  message: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

export type PauseAgentInput = {
  id: Scalars['ID']['input'];
};

export type PauseAgentResult = NotFoundError | PauseAgentSuccess;

export type PauseAgentSuccess = {
  __typename?: 'PauseAgentSuccess';
  agent: Agent;
};

/** A quota of the plan, the evaluation or the product is used up. */
export type PlanLimitError = UserError & {
  __typename?: 'PlanLimitError';
  /** The quota. */
  limit: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** An AI employee of the company; null when there is none with this id. */
  agent?: Maybe<Agent>;
  /** A conversation of the company; null when there is none with this id. */
  conversation?: Maybe<Conversation>;
  /** The company that the request is about: the one of the API token, or the one that the header `x-konstruct-tenant` names. */
  tenant?: Maybe<Tenant>;
};


export type QueryAgentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};

export type ResolveWaitingMessagesInput = {
  /** Made by the caller, one per decision: a repeat changes nothing and calls no model again. */
  idempotencyKey: Scalars['ID']['input'];
  /** At most 100. */
  messageIds: Array<Scalars['ID']['input']>;
  resolution: WaitingResolution;
};

export type ResolveWaitingMessagesResult = ResolveWaitingMessagesSuccess | ValidationError;

export type ResolveWaitingMessagesSuccess = {
  __typename?: 'ResolveWaitingMessagesSuccess';
  /** How many messages the decision applied to. */
  resolvedCount: Scalars['Int']['output'];
};

export type ResumeAgentInput = {
  id: Scalars['ID']['input'];
};

export type ResumeAgentResult = NotFoundError | PlanLimitError | ResumeAgentSuccess;

export type ResumeAgentSuccess = {
  __typename?: 'ResumeAgentSuccess';
  agent: Agent;
};

export type SendPlaygroundMessageInput = {
  agentId: Scalars['ID']['input'];
  /** The conversation to continue; leave out to start a new one. */
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** Made by the caller, one per message: a repeat sends nothing new. */
  idempotencyKey: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};

export type SendPlaygroundMessageResult = NotFoundError | SendPlaygroundMessageSuccess | ValidationError;

export type SendPlaygroundMessageSuccess = {
  __typename?: 'SendPlaygroundMessageSuccess';
  /** The answer will appear in it. Read it again when `/events` reports `conversations`. */
  conversation: Conversation;
  message: Message;
};

/** The employee was changed by someone else. Load it again. */
export type StaleVersionError = UserError & {
  __typename?: 'StaleVersionError';
  currentVersion: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type Tenant = {
  __typename?: 'Tenant';
  /** AI employees that are not archived, oldest first. */
  agents?: Maybe<AgentConnection>;
  /** AI employees that would pause, or stay paused, if this were the plan’s quota. The oldest stay active. */
  agentsBeyond?: Maybe<Array<AgentWithoutPlace>>;
  /** How many answers the evaluation includes, and how many are used. Null with a subscription, which has no limit. */
  answerAllowance?: Maybe<AnswerAllowance>;
  /** Latest activity first. */
  conversations?: Maybe<ConversationConnection>;
  id: Scalars['ID']['output'];
  /** Messages that could not be answered: those that wait until the cause is resolved, and those that are no longer retried until a member decides. Oldest first. */
  waitingMessages?: Maybe<MessageConnection>;
};


export type TenantAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type TenantAgentsBeyondArgs = {
  quantity: Scalars['Int']['input'];
};


export type TenantConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ConversationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type TenantWaitingMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Fields that are left out stay unchanged. */
export type UpdateAgentInput = {
  answerLength?: InputMaybe<AnswerLength>;
  /** The version that the change is based on. If there is a newer one, the result is a `StaleVersionError`. */
  basedOnVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  instructions?: InputMaybe<Scalars['String']['input']>;
  knowledge?: InputMaybe<Scalars['String']['input']>;
  /** Leave empty to answer in the language of each message. */
  language?: InputMaybe<Scalars['String']['input']>;
  llmKeyId?: InputMaybe<Scalars['ID']['input']>;
  modelId?: InputMaybe<Scalars['String']['input']>;
  /** Null removes the limit. */
  monthlyBudgetUsd?: InputMaybe<Scalars['Decimal']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  providerId?: InputMaybe<Scalars['ID']['input']>;
  role?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateAgentResult = NotFoundError | StaleVersionError | UpdateAgentSuccess | ValidationError;

export type UpdateAgentSuccess = {
  __typename?: 'UpdateAgentSuccess';
  agent: Agent;
};

/** An expected failure. Its message says what to do and can be shown to users. */
export type UserError = {
  message: Scalars['String']['output'];
};

/** The input is not valid; `issues` says what to fix. */
export type ValidationError = UserError & {
  __typename?: 'ValidationError';
  issues: Array<ValidationIssue>;
  message: Scalars['String']['output'];
};

/** One thing to fix in the input. */
export type ValidationIssue = {
  __typename?: 'ValidationIssue';
  /** Stable, for programs: `too_small`, `invalid_format`. */
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** Where in the input: `input.name`. */
  path: Array<Scalars['String']['output']>;
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



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Agent: Agent;
  Conversation: Conversation;
  LlmKey: LlmKey;
  Message: Message;
  Tenant: Tenant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agent:
    ( { __typename: 'Agent' }
    & GraphQLRecursivePick<FederationTypes['Agent'], {"id":true}> );
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  LlmKey:
    ( { __typename: 'LlmKey' }
    & GraphQLRecursivePick<FederationTypes['LlmKey'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ArchiveAgentResult:
    | ( Omit<ArchiveAgentSuccess, 'agent'> & { agent: _RefType['Agent'] } )
    | ( NotFoundError )
  ;
  CreateAgentResult:
    | ( Omit<CreateAgentSuccess, 'agent'> & { agent: _RefType['Agent'] } )
    | ( PlanLimitError )
    | ( ValidationError )
  ;
  PauseAgentResult:
    | ( NotFoundError )
    | ( Omit<PauseAgentSuccess, 'agent'> & { agent: _RefType['Agent'] } )
  ;
  ResolveWaitingMessagesResult:
    | ( ResolveWaitingMessagesSuccess )
    | ( ValidationError )
  ;
  ResumeAgentResult:
    | ( NotFoundError )
    | ( PlanLimitError )
    | ( Omit<ResumeAgentSuccess, 'agent'> & { agent: _RefType['Agent'] } )
  ;
  SendPlaygroundMessageResult:
    | ( NotFoundError )
    | ( Omit<SendPlaygroundMessageSuccess, 'conversation' | 'message'> & { conversation: _RefType['Conversation'], message: _RefType['Message'] } )
    | ( ValidationError )
  ;
  UpdateAgentResult:
    | ( NotFoundError )
    | ( StaleVersionError )
    | ( Omit<UpdateAgentSuccess, 'agent'> & { agent: _RefType['Agent'] } )
    | ( ValidationError )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( IntegrationOffError )
    | ( NotFoundError )
    | ( PlanLimitError )
    | ( StaleVersionError )
    | ( ValidationError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agent: ResolverTypeWrapper<AgentRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AgentConnection: ResolverTypeWrapper<Omit<AgentConnection, 'nodes'> & { nodes: Array<ResolversTypes['Agent']> }>;
  AgentStatus: AgentStatus;
  AgentWithoutPlace: ResolverTypeWrapper<AgentWithoutPlace>;
  AnswerAllowance: ResolverTypeWrapper<AnswerAllowance>;
  AnswerLength: AnswerLength;
  AnswerState: AnswerState;
  ArchiveAgentInput: ArchiveAgentInput;
  ArchiveAgentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ArchiveAgentResult']>;
  ArchiveAgentSuccess: ResolverTypeWrapper<Omit<ArchiveAgentSuccess, 'agent'> & { agent: ResolversTypes['Agent'] }>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Channel: ResolverTypeWrapper<Channel>;
  Contact: ResolverTypeWrapper<Contact>;
  Conversation: ResolverTypeWrapper<ConversationRow>;
  ConversationConnection: ResolverTypeWrapper<Omit<ConversationConnection, 'nodes'> & { nodes: Array<ResolversTypes['Conversation']> }>;
  ConversationFilter: ConversationFilter;
  ConversationKind: ConversationKind;
  CreateAgentInput: CreateAgentInput;
  CreateAgentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateAgentResult']>;
  CreateAgentSuccess: ResolverTypeWrapper<Omit<CreateAgentSuccess, 'agent'> & { agent: ResolversTypes['Agent'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  IntegrationOffError: ResolverTypeWrapper<IntegrationOffError>;
  LlmKey: ResolverTypeWrapper<EntityReferenceRow>;
  Message: ResolverTypeWrapper<MessageRow>;
  MessageAuthor: MessageAuthor;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'nodes'> & { nodes: Array<ResolversTypes['Message']> }>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PauseAgentInput: PauseAgentInput;
  PauseAgentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PauseAgentResult']>;
  PauseAgentSuccess: ResolverTypeWrapper<Omit<PauseAgentSuccess, 'agent'> & { agent: ResolversTypes['Agent'] }>;
  PlanLimitError: ResolverTypeWrapper<PlanLimitError>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResolveWaitingMessagesInput: ResolveWaitingMessagesInput;
  ResolveWaitingMessagesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResolveWaitingMessagesResult']>;
  ResolveWaitingMessagesSuccess: ResolverTypeWrapper<ResolveWaitingMessagesSuccess>;
  ResumeAgentInput: ResumeAgentInput;
  ResumeAgentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResumeAgentResult']>;
  ResumeAgentSuccess: ResolverTypeWrapper<Omit<ResumeAgentSuccess, 'agent'> & { agent: ResolversTypes['Agent'] }>;
  SendPlaygroundMessageInput: SendPlaygroundMessageInput;
  SendPlaygroundMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendPlaygroundMessageResult']>;
  SendPlaygroundMessageSuccess: ResolverTypeWrapper<Omit<SendPlaygroundMessageSuccess, 'conversation' | 'message'> & { conversation: ResolversTypes['Conversation'], message: ResolversTypes['Message'] }>;
  StaleVersionError: ResolverTypeWrapper<StaleVersionError>;
  Tenant: ResolverTypeWrapper<EntityReferenceRow>;
  UpdateAgentInput: UpdateAgentInput;
  UpdateAgentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateAgentResult']>;
  UpdateAgentSuccess: ResolverTypeWrapper<Omit<UpdateAgentSuccess, 'agent'> & { agent: ResolversTypes['Agent'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ValidationIssue: ResolverTypeWrapper<ValidationIssue>;
  WaitingCause: WaitingCause;
  WaitingResolution: WaitingResolution;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agent: AgentRow;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  AgentConnection: Omit<AgentConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Agent']> };
  AgentWithoutPlace: AgentWithoutPlace;
  AnswerAllowance: AnswerAllowance;
  ArchiveAgentInput: ArchiveAgentInput;
  ArchiveAgentResult: ResolversUnionTypes<ResolversParentTypes>['ArchiveAgentResult'];
  ArchiveAgentSuccess: Omit<ArchiveAgentSuccess, 'agent'> & { agent: ResolversParentTypes['Agent'] };
  BigInt: Scalars['BigInt']['output'];
  Channel: Channel;
  Contact: Contact;
  Conversation: ConversationRow;
  ConversationConnection: Omit<ConversationConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Conversation']> };
  ConversationFilter: ConversationFilter;
  CreateAgentInput: CreateAgentInput;
  CreateAgentResult: ResolversUnionTypes<ResolversParentTypes>['CreateAgentResult'];
  CreateAgentSuccess: Omit<CreateAgentSuccess, 'agent'> & { agent: ResolversParentTypes['Agent'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  IntegrationOffError: IntegrationOffError;
  LlmKey: EntityReferenceRow;
  Message: MessageRow;
  MessageConnection: Omit<MessageConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Message']> };
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  PauseAgentInput: PauseAgentInput;
  PauseAgentResult: ResolversUnionTypes<ResolversParentTypes>['PauseAgentResult'];
  PauseAgentSuccess: Omit<PauseAgentSuccess, 'agent'> & { agent: ResolversParentTypes['Agent'] };
  PlanLimitError: PlanLimitError;
  Query: Record<PropertyKey, never>;
  ResolveWaitingMessagesInput: ResolveWaitingMessagesInput;
  ResolveWaitingMessagesResult: ResolversUnionTypes<ResolversParentTypes>['ResolveWaitingMessagesResult'];
  ResolveWaitingMessagesSuccess: ResolveWaitingMessagesSuccess;
  ResumeAgentInput: ResumeAgentInput;
  ResumeAgentResult: ResolversUnionTypes<ResolversParentTypes>['ResumeAgentResult'];
  ResumeAgentSuccess: Omit<ResumeAgentSuccess, 'agent'> & { agent: ResolversParentTypes['Agent'] };
  SendPlaygroundMessageInput: SendPlaygroundMessageInput;
  SendPlaygroundMessageResult: ResolversUnionTypes<ResolversParentTypes>['SendPlaygroundMessageResult'];
  SendPlaygroundMessageSuccess: Omit<SendPlaygroundMessageSuccess, 'conversation' | 'message'> & { conversation: ResolversParentTypes['Conversation'], message: ResolversParentTypes['Message'] };
  StaleVersionError: StaleVersionError;
  Tenant: EntityReferenceRow;
  UpdateAgentInput: UpdateAgentInput;
  UpdateAgentResult: ResolversUnionTypes<ResolversParentTypes>['UpdateAgentResult'];
  UpdateAgentSuccess: Omit<UpdateAgentSuccess, 'agent'> & { agent: ResolversParentTypes['Agent'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationError: ValidationError;
  ValidationIssue: ValidationIssue;
  String: Scalars['String']['output'];
};

export type CanDirectiveArgs = {
  permission: Scalars['String']['input'];
};

export type CanDirectiveResolver<Result, Parent, ContextType = Context, Args = CanDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EffectDirectiveArgs = {
  kind: Scalars['String']['input'];
};

export type EffectDirectiveResolver<Result, Parent, ContextType = Context, Args = EffectDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = Context, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SizedByDaysDirectiveArgs = {
  fields: Array<Scalars['String']['input']>;
  range: Scalars['String']['input'];
};

export type SizedByDaysDirectiveResolver<Result, Parent, ContextType = Context, Args = SizedByDaysDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent'], FederationReferenceType extends FederationReferenceTypes['Agent'] = FederationReferenceTypes['Agent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  answerLength?: Resolver<ResolversTypes['AnswerLength'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructions?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  knowledge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  llmKey?: Resolver<Maybe<ResolversTypes['LlmKey']>, ParentType, ContextType>;
  modelId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  monthlyBudgetUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  providerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AgentStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgentWithoutPlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentWithoutPlace'] = ResolversParentTypes['AgentWithoutPlace']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AgentStatus'], ParentType, ContextType>;
};

export type AnswerAllowanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerAllowance'] = ResolversParentTypes['AnswerAllowance']> = {
  limitCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArchiveAgentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveAgentResult'] = ResolversParentTypes['ArchiveAgentResult']> = {
  __resolveType: TypeResolveFn<'ArchiveAgentSuccess' | 'NotFoundError', ParentType, ContextType>;
};

export type ArchiveAgentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveAgentSuccess'] = ResolversParentTypes['ArchiveAgentSuccess']> = {
  agent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  contactName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConversationKind'], ParentType, ContextType>;
  lastMessageAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, RequireFields<ConversationMessagesArgs, 'last'>>;
  preview?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreateAgentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAgentResult'] = ResolversParentTypes['CreateAgentResult']> = {
  __resolveType: TypeResolveFn<'CreateAgentSuccess' | 'PlanLimitError' | 'ValidationError', ParentType, ContextType>;
};

export type CreateAgentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAgentSuccess'] = ResolversParentTypes['CreateAgentSuccess']> = {
  agent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type IntegrationOffErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationOffError'] = ResolversParentTypes['IntegrationOffError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LlmKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LlmKey'] = ResolversParentTypes['LlmKey'], FederationReferenceType extends FederationReferenceTypes['LlmKey'] = FederationReferenceTypes['LlmKey']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LlmKey']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpenable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  answerState?: Resolver<Maybe<ResolversTypes['AnswerState']>, ParentType, ContextType>;
  author?: Resolver<ResolversTypes['MessageAuthor'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isNotice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waitingCause?: Resolver<Maybe<ResolversTypes['WaitingCause']>, ParentType, ContextType>;
  waitingReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveAgent?: Resolver<ResolversTypes['ArchiveAgentResult'], ParentType, ContextType, RequireFields<MutationArchiveAgentArgs, 'input'>>;
  createAgent?: Resolver<ResolversTypes['CreateAgentResult'], ParentType, ContextType, RequireFields<MutationCreateAgentArgs, 'input'>>;
  pauseAgent?: Resolver<ResolversTypes['PauseAgentResult'], ParentType, ContextType, RequireFields<MutationPauseAgentArgs, 'input'>>;
  resolveWaitingMessages?: Resolver<ResolversTypes['ResolveWaitingMessagesResult'], ParentType, ContextType, RequireFields<MutationResolveWaitingMessagesArgs, 'input'>>;
  resumeAgent?: Resolver<ResolversTypes['ResumeAgentResult'], ParentType, ContextType, RequireFields<MutationResumeAgentArgs, 'input'>>;
  sendPlaygroundMessage?: Resolver<ResolversTypes['SendPlaygroundMessageResult'], ParentType, ContextType, RequireFields<MutationSendPlaygroundMessageArgs, 'input'>>;
  updateAgent?: Resolver<ResolversTypes['UpdateAgentResult'], ParentType, ContextType, RequireFields<MutationUpdateAgentArgs, 'input'>>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PauseAgentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PauseAgentResult'] = ResolversParentTypes['PauseAgentResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'PauseAgentSuccess', ParentType, ContextType>;
};

export type PauseAgentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PauseAgentSuccess'] = ResolversParentTypes['PauseAgentSuccess']> = {
  agent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanLimitErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanLimitError'] = ResolversParentTypes['PlanLimitError']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType, RequireFields<QueryAgentArgs, 'id'>>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
};

export type ResolveWaitingMessagesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveWaitingMessagesResult'] = ResolversParentTypes['ResolveWaitingMessagesResult']> = {
  __resolveType: TypeResolveFn<'ResolveWaitingMessagesSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type ResolveWaitingMessagesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveWaitingMessagesSuccess'] = ResolversParentTypes['ResolveWaitingMessagesSuccess']> = {
  resolvedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResumeAgentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResumeAgentResult'] = ResolversParentTypes['ResumeAgentResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'PlanLimitError' | 'ResumeAgentSuccess', ParentType, ContextType>;
};

export type ResumeAgentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResumeAgentSuccess'] = ResolversParentTypes['ResumeAgentSuccess']> = {
  agent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendPlaygroundMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendPlaygroundMessageResult'] = ResolversParentTypes['SendPlaygroundMessageResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'SendPlaygroundMessageSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type SendPlaygroundMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendPlaygroundMessageSuccess'] = ResolversParentTypes['SendPlaygroundMessageSuccess']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StaleVersionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StaleVersionError'] = ResolversParentTypes['StaleVersionError']> = {
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agents?: Resolver<Maybe<ResolversTypes['AgentConnection']>, ParentType, ContextType, RequireFields<TenantAgentsArgs, 'first'>>;
  agentsBeyond?: Resolver<Maybe<Array<ResolversTypes['AgentWithoutPlace']>>, ParentType, ContextType, RequireFields<TenantAgentsBeyondArgs, 'quantity'>>;
  answerAllowance?: Resolver<Maybe<ResolversTypes['AnswerAllowance']>, ParentType, ContextType>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<TenantConversationsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  waitingMessages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<TenantWaitingMessagesArgs, 'first'>>;
};

export type UpdateAgentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAgentResult'] = ResolversParentTypes['UpdateAgentResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'StaleVersionError' | 'UpdateAgentSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type UpdateAgentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAgentSuccess'] = ResolversParentTypes['UpdateAgentSuccess']> = {
  agent?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'IntegrationOffError' | 'NotFoundError' | 'PlanLimitError' | 'StaleVersionError' | 'ValidationError', ParentType, ContextType>;
};

export type ValidationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  issues?: Resolver<Array<ResolversTypes['ValidationIssue']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ValidationIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationIssue'] = ResolversParentTypes['ValidationIssue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentWithoutPlace?: AgentWithoutPlaceResolvers<ContextType>;
  AnswerAllowance?: AnswerAllowanceResolvers<ContextType>;
  ArchiveAgentResult?: ArchiveAgentResultResolvers<ContextType>;
  ArchiveAgentSuccess?: ArchiveAgentSuccessResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Channel?: ChannelResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  CreateAgentResult?: CreateAgentResultResolvers<ContextType>;
  CreateAgentSuccess?: CreateAgentSuccessResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  IntegrationOffError?: IntegrationOffErrorResolvers<ContextType>;
  LlmKey?: LlmKeyResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PauseAgentResult?: PauseAgentResultResolvers<ContextType>;
  PauseAgentSuccess?: PauseAgentSuccessResolvers<ContextType>;
  PlanLimitError?: PlanLimitErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ResolveWaitingMessagesResult?: ResolveWaitingMessagesResultResolvers<ContextType>;
  ResolveWaitingMessagesSuccess?: ResolveWaitingMessagesSuccessResolvers<ContextType>;
  ResumeAgentResult?: ResumeAgentResultResolvers<ContextType>;
  ResumeAgentSuccess?: ResumeAgentSuccessResolvers<ContextType>;
  SendPlaygroundMessageResult?: SendPlaygroundMessageResultResolvers<ContextType>;
  SendPlaygroundMessageSuccess?: SendPlaygroundMessageSuccessResolvers<ContextType>;
  StaleVersionError?: StaleVersionErrorResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  UpdateAgentResult?: UpdateAgentResultResolvers<ContextType>;
  UpdateAgentSuccess?: UpdateAgentSuccessResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  ValidationIssue?: ValidationIssueResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  can?: CanDirectiveResolver<any, any, ContextType>;
  effect?: EffectDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  sizedByDays?: SizedByDaysDirectiveResolver<any, any, ContextType>;
};
