import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityReference as EntityReferenceRow } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
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

/** What a change of the number of AI employees would cost. */
export type AgentQuantityPreview = {
  __typename?: 'AgentQuantityPreview';
  /** What the lines credit beyond what they charge. It is deducted from the next invoices. */
  creditedNow: Money;
  /** What is charged immediately; zero if the lines credit more than they charge. */
  dueNow: Money;
  /** What is credited and charged immediately; empty during a trial. */
  lines: Array<AgentQuantityPreviewLine>;
  /** When that is charged; null if the subscription ends before. */
  nextInvoiceAt?: Maybe<Scalars['DateTime']['output']>;
  /** The price of the next full period, with discounts and taxes, without credits. */
  nextInvoiceTotal: Money;
  /** Pass it to `changeAgentQuantity` within an hour to be charged exactly what is shown. Null during a trial. */
  prorationDate?: Maybe<Scalars['DateTime']['output']>;
  quantity: Scalars['Int']['output'];
};

export type AgentQuantityPreviewLine = {
  __typename?: 'AgentQuantityPreviewLine';
  /** With discounts and taxes; negative for a credit. */
  amount: Money;
  description: Scalars['String']['output'];
  periodEndsAt: Scalars['DateTime']['output'];
  periodStartsAt: Scalars['DateTime']['output'];
};

export type AgentQuantityPreviewResult = AgentQuantityPreview | IntegrationOffError | IrregularSubscriptionError | NoSubscriptionError | PaymentDueError | PaymentProviderError | ValidationError;

/** The company already has a subscription at the payment provider, whether or not this product can read it. A second one would be charged as well. The message says which case it is. */
export type AlreadySubscribedError = UserError & {
  __typename?: 'AlreadySubscribedError';
  message: Scalars['String']['output'];
};

export type BillingPortalFlow =
  /** Go directly to changing the payment method. */
  | 'PAYMENT_METHOD';

export type CancelSubscriptionInput = {
  /** Made by the caller, one per cancellation. */
  idempotencyKey: Scalars['ID']['input'];
};

export type CancelSubscriptionResult = CancelSubscriptionSuccess | IntegrationOffError | IrregularSubscriptionError | NoSubscriptionError | PaymentProviderError | ValidationError;

export type CancelSubscriptionSuccess = {
  __typename?: 'CancelSubscriptionSuccess';
  subscription: TenantSubscription;
};

export type ChangeAgentQuantityInput = {
  /** Made by the caller, one per change: a repeat charges nothing more. */
  idempotencyKey: Scalars['ID']['input'];
  /** From the preview, to be charged what it showed. Leave out for the current time. */
  prorationDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** At most 1000. */
  quantity: Scalars['Int']['input'];
};

export type ChangeAgentQuantityResult = ChangeAgentQuantitySuccess | IntegrationOffError | IrregularSubscriptionError | NoSubscriptionError | PaymentActionRequiredError | PaymentDeclinedError | PaymentDueError | PaymentProviderError | StalePreviewError | ValidationError;

export type ChangeAgentQuantitySuccess = {
  __typename?: 'ChangeAgentQuantitySuccess';
  subscription: TenantSubscription;
};

export type CreateBillingPortalSessionInput = {
  /** Leave out for the first page. */
  flow?: InputMaybe<BillingPortalFlow>;
};

export type CreateBillingPortalSessionResult = CreateBillingPortalSessionSuccess | IntegrationOffError | NoSubscriptionError | PaymentProviderError;

export type CreateBillingPortalSessionSuccess = {
  __typename?: 'CreateBillingPortalSessionSuccess';
  /** Where to send the browser. Works for a few minutes. */
  url: Scalars['String']['output'];
};

export type CreateCheckoutSessionInput = {
  /** Made by the caller, one per purchase: a repeat opens the same checkout, which sells once. */
  idempotencyKey: Scalars['ID']['input'];
  interval: PlanInterval;
  /** How many AI employees to pay for, at most 1000. */
  quantity: Scalars['Int']['input'];
};

export type CreateCheckoutSessionResult = AlreadySubscribedError | CreateCheckoutSessionSuccess | IntegrationOffError | PaymentProviderError | ValidationError;

export type CreateCheckoutSessionSuccess = {
  __typename?: 'CreateCheckoutSessionSuccess';
  /** The checkout’s address. Send the browser there. */
  url: Scalars['String']['output'];
};

/** An amount of money that may have fractions of a minor unit, as Stripe’s prices may. */
export type ExactMoney = {
  __typename?: 'ExactMoney';
  /** Minor units, such as cents: `4950.5`. */
  amountMinor: Scalars['Decimal']['output'];
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
};

/** The integration is switched off on this installation. */
export type IntegrationOffError = UserError & {
  __typename?: 'IntegrationOffError';
  message: Scalars['String']['output'];
};

export type Invoice = {
  __typename?: 'Invoice';
  /** What remains to be paid. Zero once the subscription has ended: the invoice is no longer collected, and paying it restores nothing. */
  amountDue: Money;
  id: Scalars['ID']['output'];
  issuedAt: Scalars['DateTime']['output'];
  /** As printed on the invoice, such as `A1B2C3-0004`. */
  number?: Maybe<Scalars['String']['output']>;
  pdfUrl?: Maybe<Scalars['String']['output']>;
  /** What was refunded; null if nothing was. */
  refunded?: Maybe<Money>;
  status: InvoiceStatus;
  total: Money;
  /** The payment provider’s page on which to pay and print it. */
  url?: Maybe<Scalars['String']['output']>;
};

export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  nodes: Array<Invoice>;
  pageInfo: PageInfo;
};

export type InvoiceStatus =
  /** Awaiting payment. */
  | 'OPEN'
  | 'PAID'
  /** No longer collected. */
  | 'UNCOLLECTIBLE'
  /** Voided: nothing is owed. */
  | 'VOID';

/** The subscription is running but differs from what this product sells, so it cannot be changed from here. */
export type IrregularSubscriptionError = UserError & {
  __typename?: 'IrregularSubscriptionError';
  /** How it differs. */
  irregularities: Array<SubscriptionIrregularity>;
  message: Scalars['String']['output'];
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
  /** Cancel the subscription or the trial at the end of the current period. */
  cancelSubscription: CancelSubscriptionResult;
  /** Pay for more or fewer AI employees, effective immediately. Charged or credited as `Tenant.agentQuantityPreview` shows. */
  changeAgentQuantity: ChangeAgentQuantityResult;
  /** Open the payment provider’s pages for the company: payment method, invoices, address. They return to `/billing`. */
  createBillingPortalSession: CreateBillingPortalSessionResult;
  /** Start a purchase: opens the payment provider’s checkout, which returns to `/billing?checkout=completed` or `/billing?checkout=left`. The subscription starts once the provider confirms it. */
  createCheckoutSession: CreateCheckoutSessionResult;
  /** Undo a cancellation before it takes effect. A subscription that the payment provider paused because its trial ended without a payment method continues and is charged. */
  resumeSubscription: ResumeSubscriptionResult;
};


export type MutationCancelSubscriptionArgs = {
  input: CancelSubscriptionInput;
};


export type MutationChangeAgentQuantityArgs = {
  input: ChangeAgentQuantityInput;
};


export type MutationCreateBillingPortalSessionArgs = {
  input: CreateBillingPortalSessionInput;
};


export type MutationCreateCheckoutSessionArgs = {
  input: CreateCheckoutSessionInput;
};


export type MutationResumeSubscriptionArgs = {
  input: ResumeSubscriptionInput;
};

/** The company has no subscription to change. */
export type NoSubscriptionError = UserError & {
  __typename?: 'NoSubscriptionError';
  message: Scalars['String']['output'];
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

/** The bank wants the cardholder to confirm the payment. The change waits for that for up to 23 hours. Until then, nothing has changed and nothing is charged. */
export type PaymentActionRequiredError = UserError & {
  __typename?: 'PaymentActionRequiredError';
  /** The payment provider’s page on which to confirm it. Send the browser there. */
  confirmUrl: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** The payment was declined, so nothing has changed. Choose another payment method. */
export type PaymentDeclinedError = UserError & {
  __typename?: 'PaymentDeclinedError';
  message: Scalars['String']['output'];
};

/** A payment is due. Pay it first. */
export type PaymentDueError = UserError & {
  __typename?: 'PaymentDueError';
  message: Scalars['String']['output'];
  /** Where to pay it; null if that is unknown. */
  payUrl?: Maybe<Scalars['String']['output']>;
};

/** The payment provider rejected the request, could not be reached, or gave no clear answer; the message says which. You can send the same request with the same key again: nothing is bought or charged twice. */
export type PaymentProviderError = UserError & {
  __typename?: 'PaymentProviderError';
  message: Scalars['String']['output'];
};

/** What one AI employee costs. */
export type Plan = {
  __typename?: 'Plan';
  /** Stable: the price’s lookup key at the payment provider. */
  id: Scalars['ID']['output'];
  interval: PlanInterval;
  /** Whether a trial needs a card, which is charged when the trial ends. */
  isCardRequired: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  pricePerAgent: Money;
  /** Length of the free trial in days. */
  trialDays: Scalars['Int']['output'];
};

export type PlanInterval =
  | 'MONTH'
  | 'YEAR';

/** A quota of the plan, the evaluation or the product is used up. */
export type PlanLimitError = UserError & {
  __typename?: 'PlanLimitError';
  /** The quota. */
  limit: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** The plans on offer, the cheapest first; none if billing is off. */
  plans?: Maybe<Array<Plan>>;
  /** The company that the request is about: the one of the API token, or the one that the header `x-konstruct-tenant` names. */
  tenant?: Maybe<Tenant>;
};

export type ResumeSubscriptionInput = {
  /** Made by the caller, one per resumption. */
  idempotencyKey: Scalars['ID']['input'];
};

export type ResumeSubscriptionResult = IntegrationOffError | IrregularSubscriptionError | NoSubscriptionError | PaymentDeclinedError | PaymentProviderError | ResumeSubscriptionSuccess | ValidationError;

export type ResumeSubscriptionSuccess = {
  __typename?: 'ResumeSubscriptionSuccess';
  subscription: TenantSubscription;
};

/** The preview is too old to be charged as shown. Ask for a new one. */
export type StalePreviewError = UserError & {
  __typename?: 'StalePreviewError';
  message: Scalars['String']['output'];
};

/** One way in which a subscription differs from what this product sells. */
export type SubscriptionIrregularity = {
  __typename?: 'SubscriptionIrregularity';
  kind: SubscriptionIrregularityKind;
  /** A description of what differs, with the payment provider’s ids. */
  message: Scalars['String']['output'];
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

export type Tenant = {
  __typename?: 'Tenant';
  /** What this number of AI employees would cost, line by line. Changes nothing. `Tenant.agentsBeyond` lists the employees that would pause. */
  agentQuantityPreview?: Maybe<AgentQuantityPreviewResult>;
  id: Scalars['ID']['output'];
  /** Invoices of the company, newest first; drafts are left out. */
  invoices?: Maybe<InvoiceConnection>;
  /** What the company is entitled to, and why. */
  subscription?: Maybe<TenantSubscription>;
};


export type TenantAgentQuantityPreviewArgs = {
  quantity: Scalars['Int']['input'];
};


export type TenantInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a company may use, what it pays for that, and what is due. */
export type TenantSubscription = {
  __typename?: 'TenantSubscription';
  /** How many AI employees may be active. */
  agentQuota: Scalars['Int']['output'];
  /** The unpaid amount in the subscription’s currency; null if nothing is unpaid. */
  amountDue?: Maybe<Money>;
  /** The unpaid amounts, one per currency, the oldest first; empty if nothing is unpaid. */
  amountsDue: Array<Money>;
  /** How many answers the evaluation includes; null if there is no limit. */
  answerLimit?: Maybe<Scalars['Int']['output']>;
  /** When it ends, if it was canceled. Until then it can be resumed. */
  cancelsAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the next invoice is issued; null if there is none. */
  currentPeriodEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The same with fractions of a minor unit; null if the price is not the same for each, as with tiers. */
  exactPricePerAgent?: Maybe<ExactMoney>;
  /** Where to complete the first payment; null if there is none to complete. */
  finishPaymentUrl?: Maybe<Scalars['String']['output']>;
  /** While a payment is overdue: until when the employees keep working. Once this is in the past, they are paused. Null if the payment provider’s status is unknown here: they keep working. */
  graceEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the company has used its free trial. It is available once. */
  hasUsedTrial: Scalars['Boolean']['output'];
  /** Also null while the subscription at the payment provider cannot be read; so are the prices. */
  interval?: Maybe<PlanInterval>;
  /** How the subscription at the payment provider differs from what this product sells; normally empty. While the provider reports it as running, the company keeps its quota. */
  irregularities: Array<SubscriptionIrregularity>;
  /** False if this installation takes no payments. The quota is then fixed, and there is nothing to buy. */
  isBillingOn: Scalars['Boolean']['output'];
  /** Whether the first payment has not gone through yet. Without it, the subscription is canceled after a day. */
  isIncomplete: Scalars['Boolean']['output'];
  /** Where to pay it. */
  payUrl?: Maybe<Scalars['String']['output']>;
  /** What the company pays for each, which can be an earlier price than the plan’s; null if that is not a whole number of minor units. */
  pricePerAgent?: Maybe<Money>;
  /** What all of them cost per interval, before discounts and taxes; null if that is unknown. */
  pricePerPeriod?: Maybe<Money>;
  /** The payment provider’s status, such as `past_due`; new ones may appear. Null without a subscription. */
  providerStatus?: Maybe<Scalars['String']['output']>;
  /** How many AI employees are paid for, as last read; null without a subscription, as are the fields below. */
  quantity?: Maybe<Scalars['Int']['output']>;
  status: SubscriptionStatus;
  trialEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the caller can change the number of AI employees, cancel and resume. It must be running and as this product sells it. */
  viewerCanChange: Scalars['Boolean']['output'];
  /** Whether the caller may change it. */
  viewerCanManage: Scalars['Boolean']['output'];
  /** Whether the caller can start a purchase: the company has no running subscription at the payment provider. */
  viewerCanSubscribe: Scalars['Boolean']['output'];
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
  Tenant: Tenant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AgentQuantityPreviewResult:
    | ( AgentQuantityPreview )
    | ( IntegrationOffError )
    | ( IrregularSubscriptionError )
    | ( NoSubscriptionError )
    | ( PaymentDueError )
    | ( PaymentProviderError )
    | ( ValidationError )
  ;
  CancelSubscriptionResult:
    | ( CancelSubscriptionSuccess )
    | ( IntegrationOffError )
    | ( IrregularSubscriptionError )
    | ( NoSubscriptionError )
    | ( PaymentProviderError )
    | ( ValidationError )
  ;
  ChangeAgentQuantityResult:
    | ( ChangeAgentQuantitySuccess )
    | ( IntegrationOffError )
    | ( IrregularSubscriptionError )
    | ( NoSubscriptionError )
    | ( PaymentActionRequiredError )
    | ( PaymentDeclinedError )
    | ( PaymentDueError )
    | ( PaymentProviderError )
    | ( StalePreviewError )
    | ( ValidationError )
  ;
  CreateBillingPortalSessionResult:
    | ( CreateBillingPortalSessionSuccess )
    | ( IntegrationOffError )
    | ( NoSubscriptionError )
    | ( PaymentProviderError )
  ;
  CreateCheckoutSessionResult:
    | ( AlreadySubscribedError )
    | ( CreateCheckoutSessionSuccess )
    | ( IntegrationOffError )
    | ( PaymentProviderError )
    | ( ValidationError )
  ;
  ResumeSubscriptionResult:
    | ( IntegrationOffError )
    | ( IrregularSubscriptionError )
    | ( NoSubscriptionError )
    | ( PaymentDeclinedError )
    | ( PaymentProviderError )
    | ( ResumeSubscriptionSuccess )
    | ( ValidationError )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( AlreadySubscribedError )
    | ( IntegrationOffError )
    | ( IrregularSubscriptionError )
    | ( NoSubscriptionError )
    | ( NotFoundError )
    | ( PaymentActionRequiredError )
    | ( PaymentDeclinedError )
    | ( PaymentDueError )
    | ( PaymentProviderError )
    | ( PlanLimitError )
    | ( StalePreviewError )
    | ( ValidationError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AgentQuantityPreview: ResolverTypeWrapper<AgentQuantityPreview>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AgentQuantityPreviewLine: ResolverTypeWrapper<AgentQuantityPreviewLine>;
  AgentQuantityPreviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AgentQuantityPreviewResult']>;
  AlreadySubscribedError: ResolverTypeWrapper<AlreadySubscribedError>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  BillingPortalFlow: BillingPortalFlow;
  CancelSubscriptionInput: CancelSubscriptionInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CancelSubscriptionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelSubscriptionResult']>;
  CancelSubscriptionSuccess: ResolverTypeWrapper<CancelSubscriptionSuccess>;
  ChangeAgentQuantityInput: ChangeAgentQuantityInput;
  ChangeAgentQuantityResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeAgentQuantityResult']>;
  ChangeAgentQuantitySuccess: ResolverTypeWrapper<ChangeAgentQuantitySuccess>;
  CreateBillingPortalSessionInput: CreateBillingPortalSessionInput;
  CreateBillingPortalSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateBillingPortalSessionResult']>;
  CreateBillingPortalSessionSuccess: ResolverTypeWrapper<CreateBillingPortalSessionSuccess>;
  CreateCheckoutSessionInput: CreateCheckoutSessionInput;
  CreateCheckoutSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCheckoutSessionResult']>;
  CreateCheckoutSessionSuccess: ResolverTypeWrapper<CreateCheckoutSessionSuccess>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  ExactMoney: ResolverTypeWrapper<ExactMoney>;
  IntegrationOffError: ResolverTypeWrapper<IntegrationOffError>;
  Invoice: ResolverTypeWrapper<Invoice>;
  InvoiceConnection: ResolverTypeWrapper<InvoiceConnection>;
  InvoiceStatus: InvoiceStatus;
  IrregularSubscriptionError: ResolverTypeWrapper<IrregularSubscriptionError>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NoSubscriptionError: ResolverTypeWrapper<NoSubscriptionError>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PaymentActionRequiredError: ResolverTypeWrapper<PaymentActionRequiredError>;
  PaymentDeclinedError: ResolverTypeWrapper<PaymentDeclinedError>;
  PaymentDueError: ResolverTypeWrapper<PaymentDueError>;
  PaymentProviderError: ResolverTypeWrapper<PaymentProviderError>;
  Plan: ResolverTypeWrapper<Plan>;
  PlanInterval: PlanInterval;
  PlanLimitError: ResolverTypeWrapper<PlanLimitError>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResumeSubscriptionInput: ResumeSubscriptionInput;
  ResumeSubscriptionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResumeSubscriptionResult']>;
  ResumeSubscriptionSuccess: ResolverTypeWrapper<ResumeSubscriptionSuccess>;
  StalePreviewError: ResolverTypeWrapper<StalePreviewError>;
  SubscriptionIrregularity: ResolverTypeWrapper<SubscriptionIrregularity>;
  SubscriptionIrregularityKind: SubscriptionIrregularityKind;
  SubscriptionStatus: SubscriptionStatus;
  Tenant: ResolverTypeWrapper<EntityReferenceRow>;
  TenantSubscription: ResolverTypeWrapper<TenantSubscription>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ValidationIssue: ResolverTypeWrapper<ValidationIssue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AgentQuantityPreview: AgentQuantityPreview;
  Int: Scalars['Int']['output'];
  AgentQuantityPreviewLine: AgentQuantityPreviewLine;
  AgentQuantityPreviewResult: ResolversUnionTypes<ResolversParentTypes>['AgentQuantityPreviewResult'];
  AlreadySubscribedError: AlreadySubscribedError;
  BigInt: Scalars['BigInt']['output'];
  CancelSubscriptionInput: CancelSubscriptionInput;
  ID: Scalars['ID']['output'];
  CancelSubscriptionResult: ResolversUnionTypes<ResolversParentTypes>['CancelSubscriptionResult'];
  CancelSubscriptionSuccess: CancelSubscriptionSuccess;
  ChangeAgentQuantityInput: ChangeAgentQuantityInput;
  ChangeAgentQuantityResult: ResolversUnionTypes<ResolversParentTypes>['ChangeAgentQuantityResult'];
  ChangeAgentQuantitySuccess: ChangeAgentQuantitySuccess;
  CreateBillingPortalSessionInput: CreateBillingPortalSessionInput;
  CreateBillingPortalSessionResult: ResolversUnionTypes<ResolversParentTypes>['CreateBillingPortalSessionResult'];
  CreateBillingPortalSessionSuccess: CreateBillingPortalSessionSuccess;
  CreateCheckoutSessionInput: CreateCheckoutSessionInput;
  CreateCheckoutSessionResult: ResolversUnionTypes<ResolversParentTypes>['CreateCheckoutSessionResult'];
  CreateCheckoutSessionSuccess: CreateCheckoutSessionSuccess;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  ExactMoney: ExactMoney;
  IntegrationOffError: IntegrationOffError;
  Invoice: Invoice;
  InvoiceConnection: InvoiceConnection;
  IrregularSubscriptionError: IrregularSubscriptionError;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NoSubscriptionError: NoSubscriptionError;
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PaymentActionRequiredError: PaymentActionRequiredError;
  PaymentDeclinedError: PaymentDeclinedError;
  PaymentDueError: PaymentDueError;
  PaymentProviderError: PaymentProviderError;
  Plan: Plan;
  PlanLimitError: PlanLimitError;
  Query: Record<PropertyKey, never>;
  ResumeSubscriptionInput: ResumeSubscriptionInput;
  ResumeSubscriptionResult: ResolversUnionTypes<ResolversParentTypes>['ResumeSubscriptionResult'];
  ResumeSubscriptionSuccess: ResumeSubscriptionSuccess;
  StalePreviewError: StalePreviewError;
  SubscriptionIrregularity: SubscriptionIrregularity;
  Tenant: EntityReferenceRow;
  TenantSubscription: TenantSubscription;
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

export type AgentQuantityPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentQuantityPreview'] = ResolversParentTypes['AgentQuantityPreview']> = {
  creditedNow?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  dueNow?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['AgentQuantityPreviewLine']>, ParentType, ContextType>;
  nextInvoiceAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextInvoiceTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  prorationDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentQuantityPreviewLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentQuantityPreviewLine'] = ResolversParentTypes['AgentQuantityPreviewLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  periodEndsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periodStartsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AgentQuantityPreviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentQuantityPreviewResult'] = ResolversParentTypes['AgentQuantityPreviewResult']> = {
  __resolveType: TypeResolveFn<'AgentQuantityPreview' | 'IntegrationOffError' | 'IrregularSubscriptionError' | 'NoSubscriptionError' | 'PaymentDueError' | 'PaymentProviderError' | 'ValidationError', ParentType, ContextType>;
};

export type AlreadySubscribedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadySubscribedError'] = ResolversParentTypes['AlreadySubscribedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type CancelSubscriptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelSubscriptionResult'] = ResolversParentTypes['CancelSubscriptionResult']> = {
  __resolveType: TypeResolveFn<'CancelSubscriptionSuccess' | 'IntegrationOffError' | 'IrregularSubscriptionError' | 'NoSubscriptionError' | 'PaymentProviderError' | 'ValidationError', ParentType, ContextType>;
};

export type CancelSubscriptionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelSubscriptionSuccess'] = ResolversParentTypes['CancelSubscriptionSuccess']> = {
  subscription?: Resolver<ResolversTypes['TenantSubscription'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeAgentQuantityResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeAgentQuantityResult'] = ResolversParentTypes['ChangeAgentQuantityResult']> = {
  __resolveType: TypeResolveFn<'ChangeAgentQuantitySuccess' | 'IntegrationOffError' | 'IrregularSubscriptionError' | 'NoSubscriptionError' | 'PaymentActionRequiredError' | 'PaymentDeclinedError' | 'PaymentDueError' | 'PaymentProviderError' | 'StalePreviewError' | 'ValidationError', ParentType, ContextType>;
};

export type ChangeAgentQuantitySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeAgentQuantitySuccess'] = ResolversParentTypes['ChangeAgentQuantitySuccess']> = {
  subscription?: Resolver<ResolversTypes['TenantSubscription'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateBillingPortalSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBillingPortalSessionResult'] = ResolversParentTypes['CreateBillingPortalSessionResult']> = {
  __resolveType: TypeResolveFn<'CreateBillingPortalSessionSuccess' | 'IntegrationOffError' | 'NoSubscriptionError' | 'PaymentProviderError', ParentType, ContextType>;
};

export type CreateBillingPortalSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBillingPortalSessionSuccess'] = ResolversParentTypes['CreateBillingPortalSessionSuccess']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateCheckoutSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCheckoutSessionResult'] = ResolversParentTypes['CreateCheckoutSessionResult']> = {
  __resolveType: TypeResolveFn<'AlreadySubscribedError' | 'CreateCheckoutSessionSuccess' | 'IntegrationOffError' | 'PaymentProviderError' | 'ValidationError', ParentType, ContextType>;
};

export type CreateCheckoutSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCheckoutSessionSuccess'] = ResolversParentTypes['CreateCheckoutSessionSuccess']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type ExactMoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExactMoney'] = ResolversParentTypes['ExactMoney']> = {
  amountMinor?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IntegrationOffErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationOffError'] = ResolversParentTypes['IntegrationOffError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pdfUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refunded?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type IrregularSubscriptionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IrregularSubscriptionError'] = ResolversParentTypes['IrregularSubscriptionError']> = {
  irregularities?: Resolver<Array<ResolversTypes['SubscriptionIrregularity']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelSubscription?: Resolver<ResolversTypes['CancelSubscriptionResult'], ParentType, ContextType, RequireFields<MutationCancelSubscriptionArgs, 'input'>>;
  changeAgentQuantity?: Resolver<ResolversTypes['ChangeAgentQuantityResult'], ParentType, ContextType, RequireFields<MutationChangeAgentQuantityArgs, 'input'>>;
  createBillingPortalSession?: Resolver<ResolversTypes['CreateBillingPortalSessionResult'], ParentType, ContextType, RequireFields<MutationCreateBillingPortalSessionArgs, 'input'>>;
  createCheckoutSession?: Resolver<ResolversTypes['CreateCheckoutSessionResult'], ParentType, ContextType, RequireFields<MutationCreateCheckoutSessionArgs, 'input'>>;
  resumeSubscription?: Resolver<ResolversTypes['ResumeSubscriptionResult'], ParentType, ContextType, RequireFields<MutationResumeSubscriptionArgs, 'input'>>;
};

export type NoSubscriptionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoSubscriptionError'] = ResolversParentTypes['NoSubscriptionError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PaymentActionRequiredErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentActionRequiredError'] = ResolversParentTypes['PaymentActionRequiredError']> = {
  confirmUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentDeclinedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentDeclinedError'] = ResolversParentTypes['PaymentDeclinedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentDueErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentDueError'] = ResolversParentTypes['PaymentDueError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentProviderErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentProviderError'] = ResolversParentTypes['PaymentProviderError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['PlanInterval'], ParentType, ContextType>;
  isCardRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pricePerAgent?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  trialDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlanLimitErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanLimitError'] = ResolversParentTypes['PlanLimitError']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  plans?: Resolver<Maybe<Array<ResolversTypes['Plan']>>, ParentType, ContextType>;
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
};

export type ResumeSubscriptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResumeSubscriptionResult'] = ResolversParentTypes['ResumeSubscriptionResult']> = {
  __resolveType: TypeResolveFn<'IntegrationOffError' | 'IrregularSubscriptionError' | 'NoSubscriptionError' | 'PaymentDeclinedError' | 'PaymentProviderError' | 'ResumeSubscriptionSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type ResumeSubscriptionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResumeSubscriptionSuccess'] = ResolversParentTypes['ResumeSubscriptionSuccess']> = {
  subscription?: Resolver<ResolversTypes['TenantSubscription'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StalePreviewErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StalePreviewError'] = ResolversParentTypes['StalePreviewError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionIrregularityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriptionIrregularity'] = ResolversParentTypes['SubscriptionIrregularity']> = {
  kind?: Resolver<ResolversTypes['SubscriptionIrregularityKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agentQuantityPreview?: Resolver<Maybe<ResolversTypes['AgentQuantityPreviewResult']>, ParentType, ContextType, RequireFields<TenantAgentQuantityPreviewArgs, 'quantity'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<TenantInvoicesArgs, 'first'>>;
  subscription?: Resolver<Maybe<ResolversTypes['TenantSubscription']>, ParentType, ContextType>;
};

export type TenantSubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantSubscription'] = ResolversParentTypes['TenantSubscription']> = {
  agentQuota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amountDue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  amountsDue?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  answerLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cancelsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currentPeriodEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  exactPricePerAgent?: Resolver<Maybe<ResolversTypes['ExactMoney']>, ParentType, ContextType>;
  finishPaymentUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  graceEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hasUsedTrial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['PlanInterval']>, ParentType, ContextType>;
  irregularities?: Resolver<Array<ResolversTypes['SubscriptionIrregularity']>, ParentType, ContextType>;
  isBillingOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isIncomplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  payUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pricePerAgent?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  pricePerPeriod?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  providerStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SubscriptionStatus'], ParentType, ContextType>;
  trialEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  viewerCanChange?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanSubscribe?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AlreadySubscribedError' | 'IntegrationOffError' | 'IrregularSubscriptionError' | 'NoSubscriptionError' | 'NotFoundError' | 'PaymentActionRequiredError' | 'PaymentDeclinedError' | 'PaymentDueError' | 'PaymentProviderError' | 'PlanLimitError' | 'StalePreviewError' | 'ValidationError', ParentType, ContextType>;
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
  AgentQuantityPreview?: AgentQuantityPreviewResolvers<ContextType>;
  AgentQuantityPreviewLine?: AgentQuantityPreviewLineResolvers<ContextType>;
  AgentQuantityPreviewResult?: AgentQuantityPreviewResultResolvers<ContextType>;
  AlreadySubscribedError?: AlreadySubscribedErrorResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  CancelSubscriptionResult?: CancelSubscriptionResultResolvers<ContextType>;
  CancelSubscriptionSuccess?: CancelSubscriptionSuccessResolvers<ContextType>;
  ChangeAgentQuantityResult?: ChangeAgentQuantityResultResolvers<ContextType>;
  ChangeAgentQuantitySuccess?: ChangeAgentQuantitySuccessResolvers<ContextType>;
  CreateBillingPortalSessionResult?: CreateBillingPortalSessionResultResolvers<ContextType>;
  CreateBillingPortalSessionSuccess?: CreateBillingPortalSessionSuccessResolvers<ContextType>;
  CreateCheckoutSessionResult?: CreateCheckoutSessionResultResolvers<ContextType>;
  CreateCheckoutSessionSuccess?: CreateCheckoutSessionSuccessResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  ExactMoney?: ExactMoneyResolvers<ContextType>;
  IntegrationOffError?: IntegrationOffErrorResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  IrregularSubscriptionError?: IrregularSubscriptionErrorResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NoSubscriptionError?: NoSubscriptionErrorResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentActionRequiredError?: PaymentActionRequiredErrorResolvers<ContextType>;
  PaymentDeclinedError?: PaymentDeclinedErrorResolvers<ContextType>;
  PaymentDueError?: PaymentDueErrorResolvers<ContextType>;
  PaymentProviderError?: PaymentProviderErrorResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  PlanLimitError?: PlanLimitErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ResumeSubscriptionResult?: ResumeSubscriptionResultResolvers<ContextType>;
  ResumeSubscriptionSuccess?: ResumeSubscriptionSuccessResolvers<ContextType>;
  StalePreviewError?: StalePreviewErrorResolvers<ContextType>;
  SubscriptionIrregularity?: SubscriptionIrregularityResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TenantSubscription?: TenantSubscriptionResolvers<ContextType>;
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
