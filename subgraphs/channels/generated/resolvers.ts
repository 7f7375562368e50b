import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Channel as ChannelRow } from '../channel/channel.entity.ts';
import type { Contact as ContactRow } from '../contact/contact.entity.ts';
import type { EntityReference as EntityReferenceRow } from '@konstruct/kit/graph';
import type { UndeliveredRow as UndeliveredRowRow } from '../delivery/undelivered/undelivered-page.ts';
import type { WhatsAppNumber as WhatsAppNumberRow } from '../whatsapp/connect/whatsapp-number.entity.ts';
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

/** Where people write to AI employees: a Slack workspace, or a phone number on WhatsApp. */
export type Channel = {
  __typename?: 'Channel';
  connectedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Whether nothing can be sent until it is connected again. */
  isAccessLost: Scalars['Boolean']['output'];
  kind: ChannelKind;
  /** When a message last arrived; null if none has. */
  lastInboundAt?: Maybe<Scalars['DateTime']['output']>;
  /** The latest test message; null if none was sent. */
  lastTest?: Maybe<TestMessage>;
  /** Its name at the vendor: the Slack workspace’s, or the one that WhatsApp shows next to the number. */
  name: Scalars['String']['output'];
  status: ChannelStatus;
  /** Why it needs attention, and what to do. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** How many of its messages failed or have an unknown outcome, and were neither resent nor dismissed. */
  undeliveredCount: Scalars['Int']['output'];
  viewerCanManage: Scalars['Boolean']['output'];
  /** The number’s state at Meta, and what to enter there; null for other channels. */
  whatsApp?: Maybe<WhatsAppNumber>;
};

export type ChannelKind =
  | 'SLACK'
  | 'WHATSAPP';

/** The channel cannot send right now; the message says how to fix it. */
export type ChannelNotConnectedError = UserError & {
  __typename?: 'ChannelNotConnectedError';
  message: Scalars['String']['output'];
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
  acceptTemporaryToken?: InputMaybe<Scalars['Boolean']['input']>;
  /** A system user’s token with the permissions whatsapp_business_messaging and whatsapp_business_management. Stored encrypted and never shown again. */
  accessToken: Scalars['String']['input'];
  /** From the company’s Meta app: App settings, Basic. */
  appId: Scalars['String']['input'];
  /** Next to the app ID. Stored encrypted and never shown again. */
  appSecret: Scalars['String']['input'];
  /** The WhatsApp Business Account ID: WhatsApp, API setup. */
  businessAccountId: Scalars['String']['input'];
  /** Next to it. Not the phone number itself. */
  phoneNumberId: Scalars['String']['input'];
  /** Six digits, to register a number that is not registered yet. A number that was registered before needs its own PIN. */
  registrationPin?: InputMaybe<Scalars['String']['input']>;
};

export type ConnectWhatsAppResult = ConnectWhatsAppSuccess | IntegrationOffError | ValidationError | WhatsAppCredentialsError;

export type ConnectWhatsAppSuccess = {
  __typename?: 'ConnectWhatsAppSuccess';
  channel: Channel;
};

/** Someone who wrote in a channel. */
export type Contact = {
  __typename?: 'Contact';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

export type Delivery = {
  __typename?: 'Delivery';
  /** Why it failed or is unknown, and what to do. */
  reason?: Maybe<Scalars['String']['output']>;
  status: DeliveryStatus;
  updatedAt: Scalars['DateTime']['output'];
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
  id: Scalars['ID']['input'];
};

export type DisconnectChannelResult = DisconnectChannelSuccess | NotFoundError;

export type DisconnectChannelSuccess = {
  __typename?: 'DisconnectChannelSuccess';
  channel: Channel;
};

export type DismissUndeliveredMessagesInput = {
  /** 1 to 100. */
  messageIds: Array<Scalars['ID']['input']>;
};

export type DismissUndeliveredMessagesResult = DismissUndeliveredMessagesSuccess | ValidationError;

export type DismissUndeliveredMessagesSuccess = {
  __typename?: 'DismissUndeliveredMessagesSuccess';
  /** How many messages were removed from the list. */
  dismissedCount: Scalars['Int']['output'];
};

/** The integration is switched off on this installation. */
export type IntegrationOffError = UserError & {
  __typename?: 'IntegrationOffError';
  message: Scalars['String']['output'];
};

export type Message = {
  __typename?: 'Message';
  /** The answer’s delivery at the vendor; null for messages that are not sent anywhere. */
  delivery?: Maybe<Delivery>;
  id: Scalars['ID']['output'];
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
  /** Connect a number of the WhatsApp Business Platform through the company’s own Meta app. Everything is checked with Meta before it is saved. Connecting the same number again replaces its credentials. */
  connectWhatsApp: ConnectWhatsAppResult;
  /** Stop receiving and sending, and revoke the access at the vendor. Conversations are kept. */
  disconnectChannel: DisconnectChannelResult;
  /** Remove messages from the list of undelivered ones without resending them. */
  dismissUndeliveredMessages: DismissUndeliveredMessagesResult;
  /** Resend a message that failed or whose outcome is unknown. In the latter case it may arrive twice. */
  resendMessage: ResendMessageResult;
  /** Resend several messages as `resendMessage` does, in the order in which they were written. Those that cannot be resent are skipped. */
  resendMessages: ResendMessagesResult;
  /** Send a test message: in Slack to the person who connected it, on WhatsApp to the person who wrote last. */
  sendTestMessage: SendTestMessageResult;
  /** Start connecting a Slack workspace. Only a signed-in operator can, never an API token: Slack returns to the operator’s session. */
  startSlackInstall: StartSlackInstallResult;
};


export type MutationConnectWhatsAppArgs = {
  input: ConnectWhatsAppInput;
};


export type MutationDisconnectChannelArgs = {
  input: DisconnectChannelInput;
};


export type MutationDismissUndeliveredMessagesArgs = {
  input: DismissUndeliveredMessagesInput;
};


export type MutationResendMessageArgs = {
  input: ResendMessageInput;
};


export type MutationResendMessagesArgs = {
  input: ResendMessagesInput;
};


export type MutationSendTestMessageArgs = {
  input: SendTestMessageInput;
};

/** The company has no object with this id. */
export type NotFoundError = UserError & {
  __typename?: 'NotFoundError';
  message: Scalars['String']['output'];
};

/** Only a message that failed or whose outcome is unknown can be resent. */
export type NotResendableError = UserError & {
  __typename?: 'NotResendableError';
  message: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
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
  /** A channel of the company; null when there is none with this id. */
  channel?: Maybe<Channel>;
  /** The company that the request is about: the one of the API token, or the one that the header `x-konstruct-tenant` names. */
  tenant?: Maybe<Tenant>;
};


export type QueryChannelArgs = {
  id: Scalars['ID']['input'];
};

export type ResendMessageInput = {
  /** Made by the caller, one per attempt: a repeat sends nothing new. */
  idempotencyKey: Scalars['ID']['input'];
  messageId: Scalars['ID']['input'];
};

export type ResendMessageResult = NotFoundError | NotResendableError | ResendMessageSuccess | ValidationError;

export type ResendMessageSuccess = {
  __typename?: 'ResendMessageSuccess';
  delivery: Delivery;
};

export type ResendMessagesInput = {
  /** Made by the caller, one per attempt: a repeat sends nothing new. */
  idempotencyKey: Scalars['ID']['input'];
  /** 1 to 100. */
  messageIds: Array<Scalars['ID']['input']>;
};

export type ResendMessagesResult = ResendMessagesSuccess | ValidationError;

export type ResendMessagesSuccess = {
  __typename?: 'ResendMessagesSuccess';
  /** How many messages are sent again. */
  resentCount: Scalars['Int']['output'];
};

export type SendTestMessageInput = {
  channelId: Scalars['ID']['input'];
  /** Made by the caller, one per message: a repeat sends nothing new. */
  idempotencyKey: Scalars['ID']['input'];
};

export type SendTestMessageResult = ChannelNotConnectedError | NotFoundError | SendTestMessageSuccess | ValidationError | WindowClosedError;

export type SendTestMessageSuccess = {
  __typename?: 'SendTestMessageSuccess';
  channel: Channel;
  testMessage: TestMessage;
};

export type StartSlackInstallResult = IntegrationOffError | StartSlackInstallSuccess;

export type StartSlackInstallSuccess = {
  __typename?: 'StartSlackInstallSuccess';
  /** Where to send the browser: Slack’s consent page. Works once, within ten minutes, in this session only. */
  url: Scalars['String']['output'];
};

export type Tenant = {
  __typename?: 'Tenant';
  /** Connected and formerly connected channels, oldest first. At most 50. */
  channels?: Maybe<Array<Channel>>;
  id: Scalars['ID']['output'];
  /** Messages that failed or whose outcome is unknown, and that no one has resent or dismissed. Newest first. */
  undeliveredMessages?: Maybe<UndeliveredMessageConnection>;
};


export type TenantUndeliveredMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type TestMessage = {
  __typename?: 'TestMessage';
  createdAt: Scalars['DateTime']['output'];
  delivery: Delivery;
  id: Scalars['ID']['output'];
  text: Scalars['String']['output'];
};

/** A message that failed or whose outcome is unknown. */
export type UndeliveredMessage = {
  __typename?: 'UndeliveredMessage';
  channel?: Maybe<Channel>;
  createdAt: Scalars['DateTime']['output'];
  delivery?: Maybe<Delivery>;
  /** The message’s id, to resend or dismiss it. */
  id: Scalars['ID']['output'];
  /** Whether it is a channel’s test message, which belongs to no conversation. */
  isTest: Scalars['Boolean']['output'];
  /** The answer with its conversation; null for a test message. */
  message?: Maybe<Message>;
};

export type UndeliveredMessageConnection = {
  __typename?: 'UndeliveredMessageConnection';
  nodes: Array<UndeliveredMessage>;
  pageInfo: PageInfo;
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

/** Meta does not accept the values, or the number cannot be used. Nothing was saved. */
export type WhatsAppCredentialsError = UserError & {
  __typename?: 'WhatsAppCredentialsError';
  /** The input field to fix; null if it is none of them. */
  field?: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
  reason: WhatsAppFault;
};

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

/** A company’s number on WhatsApp. */
export type WhatsAppNumber = {
  __typename?: 'WhatsAppNumber';
  /** The id of the company’s Meta app. */
  appId: Scalars['String']['output'];
  businessAccountId: Scalars['String']['output'];
  /** The callback URL to paste at Meta, under WhatsApp, Configuration. */
  callbackUrl: Scalars['String']['output'];
  /** Opens a chat with the number, on a phone or as a QR code; the text is filled in. */
  chatUrl: Scalars['String']['output'];
  /** As WhatsApp writes it, such as `+1 555-010-4477`. */
  displayPhoneNumber: Scalars['String']['output'];
  phoneNumberId: Scalars['String']['output'];
  /** How people rate the number’s messages. */
  qualityRating: WhatsAppQuality;
  /** When the access token expires; null if it does not. */
  tokenExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name that people see. */
  verifiedName: Scalars['String']['output'];
  /** The verify token to paste next to it; null if the caller cannot manage channels. */
  verifyToken?: Maybe<Scalars['String']['output']>;
  /** The webhook fields to subscribe to there. */
  webhookFields: Array<Scalars['String']['output']>;
};

export type WhatsAppQuality =
  | 'GREEN'
  | 'RED'
  | 'UNKNOWN'
  | 'YELLOW';

/** WhatsApp only lets a business write freely within 24 hours of a person’s last message, and no one has written in that time. */
export type WindowClosedError = UserError & {
  __typename?: 'WindowClosedError';
  message: Scalars['String']['output'];
};



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
  Channel: Channel;
  Contact: Contact;
  Message: Message;
  Tenant: Tenant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Channel:
    ( { __typename: 'Channel' }
    & GraphQLRecursivePick<FederationTypes['Channel'], {"id":true}> );
  Contact:
    ( { __typename: 'Contact' }
    & GraphQLRecursivePick<FederationTypes['Contact'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ConnectWhatsAppResult:
    | ( Omit<ConnectWhatsAppSuccess, 'channel'> & { channel: _RefType['Channel'] } )
    | ( IntegrationOffError )
    | ( ValidationError )
    | ( WhatsAppCredentialsError )
  ;
  DisconnectChannelResult:
    | ( Omit<DisconnectChannelSuccess, 'channel'> & { channel: _RefType['Channel'] } )
    | ( NotFoundError )
  ;
  DismissUndeliveredMessagesResult:
    | ( DismissUndeliveredMessagesSuccess )
    | ( ValidationError )
  ;
  ResendMessageResult:
    | ( NotFoundError )
    | ( NotResendableError )
    | ( ResendMessageSuccess )
    | ( ValidationError )
  ;
  ResendMessagesResult:
    | ( ResendMessagesSuccess )
    | ( ValidationError )
  ;
  SendTestMessageResult:
    | ( ChannelNotConnectedError )
    | ( NotFoundError )
    | ( Omit<SendTestMessageSuccess, 'channel'> & { channel: _RefType['Channel'] } )
    | ( ValidationError )
    | ( WindowClosedError )
  ;
  StartSlackInstallResult:
    | ( IntegrationOffError )
    | ( StartSlackInstallSuccess )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( ChannelNotConnectedError )
    | ( IntegrationOffError )
    | ( NotFoundError )
    | ( NotResendableError )
    | ( PlanLimitError )
    | ( ValidationError )
    | ( WhatsAppCredentialsError )
    | ( WindowClosedError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Channel: ResolverTypeWrapper<ChannelRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ChannelKind: ChannelKind;
  ChannelNotConnectedError: ResolverTypeWrapper<ChannelNotConnectedError>;
  ChannelStatus: ChannelStatus;
  ConnectWhatsAppInput: ConnectWhatsAppInput;
  ConnectWhatsAppResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConnectWhatsAppResult']>;
  ConnectWhatsAppSuccess: ResolverTypeWrapper<Omit<ConnectWhatsAppSuccess, 'channel'> & { channel: ResolversTypes['Channel'] }>;
  Contact: ResolverTypeWrapper<ContactRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Delivery: ResolverTypeWrapper<Delivery>;
  DeliveryStatus: DeliveryStatus;
  DisconnectChannelInput: DisconnectChannelInput;
  DisconnectChannelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DisconnectChannelResult']>;
  DisconnectChannelSuccess: ResolverTypeWrapper<Omit<DisconnectChannelSuccess, 'channel'> & { channel: ResolversTypes['Channel'] }>;
  DismissUndeliveredMessagesInput: DismissUndeliveredMessagesInput;
  DismissUndeliveredMessagesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DismissUndeliveredMessagesResult']>;
  DismissUndeliveredMessagesSuccess: ResolverTypeWrapper<DismissUndeliveredMessagesSuccess>;
  IntegrationOffError: ResolverTypeWrapper<IntegrationOffError>;
  Message: ResolverTypeWrapper<EntityReferenceRow>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  NotResendableError: ResolverTypeWrapper<NotResendableError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlanLimitError: ResolverTypeWrapper<PlanLimitError>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResendMessageInput: ResendMessageInput;
  ResendMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendMessageResult']>;
  ResendMessageSuccess: ResolverTypeWrapper<ResendMessageSuccess>;
  ResendMessagesInput: ResendMessagesInput;
  ResendMessagesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendMessagesResult']>;
  ResendMessagesSuccess: ResolverTypeWrapper<ResendMessagesSuccess>;
  SendTestMessageInput: SendTestMessageInput;
  SendTestMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendTestMessageResult']>;
  SendTestMessageSuccess: ResolverTypeWrapper<Omit<SendTestMessageSuccess, 'channel'> & { channel: ResolversTypes['Channel'] }>;
  StartSlackInstallResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartSlackInstallResult']>;
  StartSlackInstallSuccess: ResolverTypeWrapper<StartSlackInstallSuccess>;
  Tenant: ResolverTypeWrapper<EntityReferenceRow>;
  TestMessage: ResolverTypeWrapper<TestMessage>;
  UndeliveredMessage: ResolverTypeWrapper<UndeliveredRowRow>;
  UndeliveredMessageConnection: ResolverTypeWrapper<Omit<UndeliveredMessageConnection, 'nodes'> & { nodes: Array<ResolversTypes['UndeliveredMessage']> }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ValidationIssue: ResolverTypeWrapper<ValidationIssue>;
  WhatsAppCredentialsError: ResolverTypeWrapper<WhatsAppCredentialsError>;
  WhatsAppFault: WhatsAppFault;
  WhatsAppNumber: ResolverTypeWrapper<WhatsAppNumberRow>;
  WhatsAppQuality: WhatsAppQuality;
  WindowClosedError: ResolverTypeWrapper<WindowClosedError>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BigInt: Scalars['BigInt']['output'];
  Channel: ChannelRow;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  ChannelNotConnectedError: ChannelNotConnectedError;
  ConnectWhatsAppInput: ConnectWhatsAppInput;
  ConnectWhatsAppResult: ResolversUnionTypes<ResolversParentTypes>['ConnectWhatsAppResult'];
  ConnectWhatsAppSuccess: Omit<ConnectWhatsAppSuccess, 'channel'> & { channel: ResolversParentTypes['Channel'] };
  Contact: ContactRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Delivery: Delivery;
  DisconnectChannelInput: DisconnectChannelInput;
  DisconnectChannelResult: ResolversUnionTypes<ResolversParentTypes>['DisconnectChannelResult'];
  DisconnectChannelSuccess: Omit<DisconnectChannelSuccess, 'channel'> & { channel: ResolversParentTypes['Channel'] };
  DismissUndeliveredMessagesInput: DismissUndeliveredMessagesInput;
  DismissUndeliveredMessagesResult: ResolversUnionTypes<ResolversParentTypes>['DismissUndeliveredMessagesResult'];
  DismissUndeliveredMessagesSuccess: DismissUndeliveredMessagesSuccess;
  IntegrationOffError: IntegrationOffError;
  Message: EntityReferenceRow;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFoundError: NotFoundError;
  NotResendableError: NotResendableError;
  PageInfo: PageInfo;
  PlanLimitError: PlanLimitError;
  Query: Record<PropertyKey, never>;
  ResendMessageInput: ResendMessageInput;
  ResendMessageResult: ResolversUnionTypes<ResolversParentTypes>['ResendMessageResult'];
  ResendMessageSuccess: ResendMessageSuccess;
  ResendMessagesInput: ResendMessagesInput;
  ResendMessagesResult: ResolversUnionTypes<ResolversParentTypes>['ResendMessagesResult'];
  ResendMessagesSuccess: ResendMessagesSuccess;
  SendTestMessageInput: SendTestMessageInput;
  SendTestMessageResult: ResolversUnionTypes<ResolversParentTypes>['SendTestMessageResult'];
  SendTestMessageSuccess: Omit<SendTestMessageSuccess, 'channel'> & { channel: ResolversParentTypes['Channel'] };
  StartSlackInstallResult: ResolversUnionTypes<ResolversParentTypes>['StartSlackInstallResult'];
  StartSlackInstallSuccess: StartSlackInstallSuccess;
  Tenant: EntityReferenceRow;
  TestMessage: TestMessage;
  UndeliveredMessage: UndeliveredRowRow;
  UndeliveredMessageConnection: Omit<UndeliveredMessageConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['UndeliveredMessage']> };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationError: ValidationError;
  ValidationIssue: ValidationIssue;
  WhatsAppCredentialsError: WhatsAppCredentialsError;
  WhatsAppNumber: WhatsAppNumberRow;
  WindowClosedError: WindowClosedError;
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

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel'], FederationReferenceType extends FederationReferenceTypes['Channel'] = FederationReferenceTypes['Channel']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Channel']> | FederationReferenceType, FederationReferenceType, ContextType>;
  connectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAccessLost?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChannelKind'], ParentType, ContextType>;
  lastInboundAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastTest?: Resolver<Maybe<ResolversTypes['TestMessage']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChannelStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  undeliveredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  whatsApp?: Resolver<Maybe<ResolversTypes['WhatsAppNumber']>, ParentType, ContextType>;
};

export type ChannelNotConnectedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelNotConnectedError'] = ResolversParentTypes['ChannelNotConnectedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConnectWhatsAppResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectWhatsAppResult'] = ResolversParentTypes['ConnectWhatsAppResult']> = {
  __resolveType: TypeResolveFn<'ConnectWhatsAppSuccess' | 'IntegrationOffError' | 'ValidationError' | 'WhatsAppCredentialsError', ParentType, ContextType>;
};

export type ConnectWhatsAppSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectWhatsAppSuccess'] = ResolversParentTypes['ConnectWhatsAppSuccess']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact'], FederationReferenceType extends FederationReferenceTypes['Contact'] = FederationReferenceTypes['Contact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type DeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DisconnectChannelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisconnectChannelResult'] = ResolversParentTypes['DisconnectChannelResult']> = {
  __resolveType: TypeResolveFn<'DisconnectChannelSuccess' | 'NotFoundError', ParentType, ContextType>;
};

export type DisconnectChannelSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisconnectChannelSuccess'] = ResolversParentTypes['DisconnectChannelSuccess']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DismissUndeliveredMessagesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissUndeliveredMessagesResult'] = ResolversParentTypes['DismissUndeliveredMessagesResult']> = {
  __resolveType: TypeResolveFn<'DismissUndeliveredMessagesSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type DismissUndeliveredMessagesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissUndeliveredMessagesSuccess'] = ResolversParentTypes['DismissUndeliveredMessagesSuccess']> = {
  dismissedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IntegrationOffErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationOffError'] = ResolversParentTypes['IntegrationOffError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['Delivery']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  connectWhatsApp?: Resolver<ResolversTypes['ConnectWhatsAppResult'], ParentType, ContextType, RequireFields<MutationConnectWhatsAppArgs, 'input'>>;
  disconnectChannel?: Resolver<ResolversTypes['DisconnectChannelResult'], ParentType, ContextType, RequireFields<MutationDisconnectChannelArgs, 'input'>>;
  dismissUndeliveredMessages?: Resolver<ResolversTypes['DismissUndeliveredMessagesResult'], ParentType, ContextType, RequireFields<MutationDismissUndeliveredMessagesArgs, 'input'>>;
  resendMessage?: Resolver<ResolversTypes['ResendMessageResult'], ParentType, ContextType, RequireFields<MutationResendMessageArgs, 'input'>>;
  resendMessages?: Resolver<ResolversTypes['ResendMessagesResult'], ParentType, ContextType, RequireFields<MutationResendMessagesArgs, 'input'>>;
  sendTestMessage?: Resolver<ResolversTypes['SendTestMessageResult'], ParentType, ContextType, RequireFields<MutationSendTestMessageArgs, 'input'>>;
  startSlackInstall?: Resolver<ResolversTypes['StartSlackInstallResult'], ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotResendableErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotResendableError'] = ResolversParentTypes['NotResendableError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlanLimitErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanLimitError'] = ResolversParentTypes['PlanLimitError']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QueryChannelArgs, 'id'>>;
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
};

export type ResendMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendMessageResult'] = ResolversParentTypes['ResendMessageResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'NotResendableError' | 'ResendMessageSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type ResendMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendMessageSuccess'] = ResolversParentTypes['ResendMessageSuccess']> = {
  delivery?: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResendMessagesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendMessagesResult'] = ResolversParentTypes['ResendMessagesResult']> = {
  __resolveType: TypeResolveFn<'ResendMessagesSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type ResendMessagesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendMessagesSuccess'] = ResolversParentTypes['ResendMessagesSuccess']> = {
  resentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendTestMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendTestMessageResult'] = ResolversParentTypes['SendTestMessageResult']> = {
  __resolveType: TypeResolveFn<'ChannelNotConnectedError' | 'NotFoundError' | 'SendTestMessageSuccess' | 'ValidationError' | 'WindowClosedError', ParentType, ContextType>;
};

export type SendTestMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendTestMessageSuccess'] = ResolversParentTypes['SendTestMessageSuccess']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  testMessage?: Resolver<ResolversTypes['TestMessage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartSlackInstallResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartSlackInstallResult'] = ResolversParentTypes['StartSlackInstallResult']> = {
  __resolveType: TypeResolveFn<'IntegrationOffError' | 'StartSlackInstallSuccess', ParentType, ContextType>;
};

export type StartSlackInstallSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartSlackInstallSuccess'] = ResolversParentTypes['StartSlackInstallSuccess']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  channels?: Resolver<Maybe<Array<ResolversTypes['Channel']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  undeliveredMessages?: Resolver<Maybe<ResolversTypes['UndeliveredMessageConnection']>, ParentType, ContextType, RequireFields<TenantUndeliveredMessagesArgs, 'first'>>;
};

export type TestMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TestMessage'] = ResolversParentTypes['TestMessage']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UndeliveredMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndeliveredMessage'] = ResolversParentTypes['UndeliveredMessage']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['Delivery']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type UndeliveredMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndeliveredMessageConnection'] = ResolversParentTypes['UndeliveredMessageConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['UndeliveredMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'ChannelNotConnectedError' | 'IntegrationOffError' | 'NotFoundError' | 'NotResendableError' | 'PlanLimitError' | 'ValidationError' | 'WhatsAppCredentialsError' | 'WindowClosedError', ParentType, ContextType>;
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

export type WhatsAppCredentialsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatsAppCredentialsError'] = ResolversParentTypes['WhatsAppCredentialsError']> = {
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['WhatsAppFault'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WhatsAppNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatsAppNumber'] = ResolversParentTypes['WhatsAppNumber']> = {
  appId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  businessAccountId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  callbackUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chatUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayPhoneNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phoneNumberId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  qualityRating?: Resolver<ResolversTypes['WhatsAppQuality'], ParentType, ContextType>;
  tokenExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  verifiedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verifyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhookFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WindowClosedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WindowClosedError'] = ResolversParentTypes['WindowClosedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  BigInt?: GraphQLScalarType;
  Channel?: ChannelResolvers<ContextType>;
  ChannelNotConnectedError?: ChannelNotConnectedErrorResolvers<ContextType>;
  ConnectWhatsAppResult?: ConnectWhatsAppResultResolvers<ContextType>;
  ConnectWhatsAppSuccess?: ConnectWhatsAppSuccessResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Delivery?: DeliveryResolvers<ContextType>;
  DisconnectChannelResult?: DisconnectChannelResultResolvers<ContextType>;
  DisconnectChannelSuccess?: DisconnectChannelSuccessResolvers<ContextType>;
  DismissUndeliveredMessagesResult?: DismissUndeliveredMessagesResultResolvers<ContextType>;
  DismissUndeliveredMessagesSuccess?: DismissUndeliveredMessagesSuccessResolvers<ContextType>;
  IntegrationOffError?: IntegrationOffErrorResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  NotResendableError?: NotResendableErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlanLimitError?: PlanLimitErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ResendMessageResult?: ResendMessageResultResolvers<ContextType>;
  ResendMessageSuccess?: ResendMessageSuccessResolvers<ContextType>;
  ResendMessagesResult?: ResendMessagesResultResolvers<ContextType>;
  ResendMessagesSuccess?: ResendMessagesSuccessResolvers<ContextType>;
  SendTestMessageResult?: SendTestMessageResultResolvers<ContextType>;
  SendTestMessageSuccess?: SendTestMessageSuccessResolvers<ContextType>;
  StartSlackInstallResult?: StartSlackInstallResultResolvers<ContextType>;
  StartSlackInstallSuccess?: StartSlackInstallSuccessResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TestMessage?: TestMessageResolvers<ContextType>;
  UndeliveredMessage?: UndeliveredMessageResolvers<ContextType>;
  UndeliveredMessageConnection?: UndeliveredMessageConnectionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  ValidationIssue?: ValidationIssueResolvers<ContextType>;
  WhatsAppCredentialsError?: WhatsAppCredentialsErrorResolvers<ContextType>;
  WhatsAppNumber?: WhatsAppNumberResolvers<ContextType>;
  WindowClosedError?: WindowClosedErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  can?: CanDirectiveResolver<any, any, ContextType>;
  effect?: EffectDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  sizedByDays?: SizedByDaysDirectiveResolver<any, any, ContextType>;
};
