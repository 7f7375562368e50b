import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityReference as EntityReferenceRow } from '@konstruct/kit/graph';
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

export type Agent = {
  __typename?: 'Agent';
  /** The employee’s budget in the current calendar month. */
  budget?: Maybe<Budget>;
  id: Scalars['ID']['output'];
};

export type AgentUsage = {
  __typename?: 'AgentUsage';
  agent?: Maybe<Agent>;
  agentId: Scalars['ID']['output'];
  totals: UsageTotals;
};

/** A calendar month in the company’s time zone. */
export type Budget = {
  __typename?: 'Budget';
  currentUsd: Scalars['Decimal']['output'];
  /** Null for no limit. */
  limitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** How much of the limit is spent, which can exceed 100; null for no limit. */
  percentage?: Maybe<Scalars['Float']['output']>;
  /** The last day of the month. */
  periodEnd: Scalars['Date']['output'];
  /** The first day of the month. */
  periodStart: Scalars['Date']['output'];
  /** Reserved for calls in progress. */
  reservedUsd: Scalars['Decimal']['output'];
  status: BudgetStatus;
};

/** What the company or one employee has spent of its limit, and what members were notified of. */
export type BudgetAlert = {
  __typename?: 'BudgetAlert';
  agent?: Maybe<Agent>;
  /** Null for the company as a whole. */
  agentId?: Maybe<Scalars['ID']['output']>;
  currentUsd: Scalars['Decimal']['output'];
  /** Null for no limit. */
  limitUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The employee’s name; null for the company as a whole. */
  name?: Maybe<Scalars['String']['output']>;
  /** How much of the limit is spent, which can exceed 100; null for no limit. */
  percentage?: Maybe<Scalars['Float']['output']>;
  /** The last day of the month. */
  periodEnd: Scalars['Date']['output'];
  /** The first day of the month. */
  periodStart: Scalars['Date']['output'];
  /** Thresholds that were reached in the month, ascending. */
  reached: Array<ReachedThreshold>;
  /** Reserved for calls in progress. */
  reservedUsd: Scalars['Decimal']['output'];
  status: BudgetStatus;
};

export type BudgetStatus =
  /** The limit is reached, or the rest does not cover another answer. */
  | 'EXCEEDED'
  | 'OK'
  /** The lowest alert threshold is reached. */
  | 'WARNING';

export type ChannelUsage = {
  __typename?: 'ChannelUsage';
  kind: UsageChannelKind;
  totals: UsageTotals;
};

/** The integration is switched off on this installation. */
export type IntegrationOffError = UserError & {
  __typename?: 'IntegrationOffError';
  message: Scalars['String']['output'];
};

export type Message = {
  __typename?: 'Message';
  id: Scalars['ID']['output'];
  /** What the answer used; null for messages that no model wrote. */
  usage?: Maybe<MessageUsage>;
};

export type MessageUsage = {
  __typename?: 'MessageUsage';
  cachedTokens: Scalars['BigInt']['output'];
  completionTokens: Scalars['BigInt']['output'];
  costUsd: Scalars['Decimal']['output'];
  /** Whether the provider plausibly reported what the call used. If not, `costUsd` is the most that the call can have cost. */
  isMeasured: Scalars['Boolean']['output'];
  /** Whether the price of the model is known. If not, the cost is a safe upper bound. */
  isPriced: Scalars['Boolean']['output'];
  /** How long the model took, in milliseconds. */
  latencyMs: Scalars['Int']['output'];
  modelId: Scalars['String']['output'];
  /** Zero where `isMeasured` is false, as are the two below. */
  promptTokens: Scalars['BigInt']['output'];
  providerId: Scalars['ID']['output'];
  /** The input and output tokens of such a report, together. */
  reportedTokens?: Maybe<Scalars['BigInt']['output']>;
  /** What the call cost by the provider’s report, if that is more than it can have cost. It is then booked at its upper bound. Null if the report is plausible. */
  reportedUsd?: Maybe<Scalars['Decimal']['output']>;
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
  /** Choose at which percentages of a limit owners, admins and billing members are notified by mail. */
  setBudgetAlerts: SetBudgetAlertsResult;
  /** Set the limit of the whole company for a calendar month. Effective immediately, in addition to the limits of the employees. */
  setTenantBudget: SetTenantBudgetResult;
};


export type MutationSetBudgetAlertsArgs = {
  input: SetBudgetAlertsInput;
};


export type MutationSetTenantBudgetArgs = {
  input: SetTenantBudgetInput;
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

/** A quota of the plan, the evaluation or the product is used up. */
export type PlanLimitError = UserError & {
  __typename?: 'PlanLimitError';
  /** The quota. */
  limit: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type ProviderUsage = {
  __typename?: 'ProviderUsage';
  providerId: Scalars['ID']['output'];
  totals: UsageTotals;
};

export type Query = {
  __typename?: 'Query';
  /** The company that the request is about: the one of the API token, or the one that the header `x-konstruct-tenant` names. */
  tenant?: Maybe<Tenant>;
};

/** A threshold that was reached. Members are notified of each once a month. */
export type ReachedThreshold = {
  __typename?: 'ReachedThreshold';
  reachedAt: Scalars['DateTime']['output'];
  /** When a raised limit resolved it; null while it is reached. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Percent of the limit. */
  threshold: Scalars['Int']['output'];
};

export type SetBudgetAlertsInput = {
  /** Whole percentages of a limit, 1 to 100, at most 6 of them; empty for no mails. */
  thresholds: Array<Scalars['Int']['input']>;
};

export type SetBudgetAlertsResult = SetBudgetAlertsSuccess | ValidationError;

export type SetBudgetAlertsSuccess = {
  __typename?: 'SetBudgetAlertsSuccess';
  tenant: Tenant;
};

export type SetTenantBudgetInput = {
  /** US dollars, such as `250.00`; null for no limit of the company as a whole. */
  monthlyLimitUsd?: InputMaybe<Scalars['Decimal']['input']>;
};

export type SetTenantBudgetResult = SetTenantBudgetSuccess | ValidationError;

export type SetTenantBudgetSuccess = {
  __typename?: 'SetTenantBudgetSuccess';
  tenant: Tenant;
};

export type Tenant = {
  __typename?: 'Tenant';
  /** Percentages of a limit at which members are notified by mail, ascending: 80 and 100 by default, empty for no mails. */
  budgetAlertThresholds?: Maybe<Array<Scalars['Int']['output']>>;
  /** What the company and each AI employee have spent of their limits in the current calendar month. The company comes first, then the highest percentages. */
  budgetAlerts?: Maybe<Array<BudgetAlert>>;
  id: Scalars['ID']['output'];
  /** What was used and what it cost, over whole days in the company’s time zone. */
  usage?: Maybe<Usage>;
};


export type TenantUsageArgs = {
  filter?: InputMaybe<UsageFilter>;
  range: UsageRangeInput;
};

export type Usage = {
  __typename?: 'Usage';
  /** The most expensive first. */
  byAgent: Array<AgentUsage>;
  /** The highest volume first. */
  byChannel: Array<ChannelUsage>;
  /** One for each day of the range, including days without usage. */
  byDay: Array<UsageDay>;
  /** The most expensive first. */
  byProvider: Array<ProviderUsage>;
  totals: UsageTotals;
};

export type UsageChannelKind =
  | 'PLAYGROUND'
  | 'SLACK'
  | 'WHATSAPP';

export type UsageDay = {
  __typename?: 'UsageDay';
  date: Scalars['Date']['output'];
  totals: UsageTotals;
};

/** Leave out for everything. */
export type UsageFilter = {
  agentId?: InputMaybe<Scalars['ID']['input']>;
  channelKind?: InputMaybe<UsageChannelKind>;
  providerId?: InputMaybe<Scalars['ID']['input']>;
};

/** At most 366 days. */
export type UsageRangeInput = {
  from: Scalars['Date']['input'];
  /** The last day, included. */
  to: Scalars['Date']['input'];
};

export type UsageTotals = {
  __typename?: 'UsageTotals';
  /** Completed answers: calls that produced a message. */
  answerCount: Scalars['Int']['output'];
  /** Part of `promptTokens`. */
  cachedTokens: Scalars['BigInt']['output'];
  completionTokens: Scalars['BigInt']['output'];
  /** US dollars, exact to ten decimal places, as are all amounts here. */
  costUsd: Scalars['Decimal']['output'];
  /** The part of `costUsd` for interrupted calls: their upper bound. */
  interruptedCostUsd: Scalars['Decimal']['output'];
  /** Calls that were interrupted and booked at their upper bound. Together with answers and `unansweredCount`, these are all calls that cost. */
  interruptedCount: Scalars['Int']['output'];
  /** As providers reported them. A call without a plausible report adds none. */
  promptTokens: Scalars['BigInt']['output'];
  /** The part of `costUsd` for calls without an answer. */
  unansweredCostUsd: Scalars['Decimal']['output'];
  /** Calls that the provider completed without an answer, such as an empty one or a rejection. */
  unansweredCount: Scalars['Int']['output'];
  /** The part of `costUsd` for the calls in `unmeasuredCount`: their upper bound. */
  unmeasuredCostUsd: Scalars['Decimal']['output'];
  /** Completed calls whose usage the provider did not report, or reported higher than possible. Each is booked at its upper bound. */
  unmeasuredCount: Scalars['Int']['output'];
  /** The part of `costUsd` without a known price: a safe upper bound. */
  unpricedCostUsd: Scalars['Decimal']['output'];
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
  Agent: Agent;
  Message: Message;
  Tenant: Tenant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Agent:
    ( { __typename: 'Agent' }
    & GraphQLRecursivePick<FederationTypes['Agent'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SetBudgetAlertsResult:
    | ( Omit<SetBudgetAlertsSuccess, 'tenant'> & { tenant: _RefType['Tenant'] } )
    | ( ValidationError )
  ;
  SetTenantBudgetResult:
    | ( Omit<SetTenantBudgetSuccess, 'tenant'> & { tenant: _RefType['Tenant'] } )
    | ( ValidationError )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( IntegrationOffError )
    | ( NotFoundError )
    | ( PlanLimitError )
    | ( ValidationError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Agent: ResolverTypeWrapper<EntityReferenceRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AgentUsage: ResolverTypeWrapper<Omit<AgentUsage, 'agent'> & { agent?: Maybe<ResolversTypes['Agent']> }>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Budget: ResolverTypeWrapper<Budget>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  BudgetAlert: ResolverTypeWrapper<Omit<BudgetAlert, 'agent'> & { agent?: Maybe<ResolversTypes['Agent']> }>;
  BudgetStatus: BudgetStatus;
  ChannelUsage: ResolverTypeWrapper<ChannelUsage>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  IntegrationOffError: ResolverTypeWrapper<IntegrationOffError>;
  Message: ResolverTypeWrapper<EntityReferenceRow>;
  MessageUsage: ResolverTypeWrapper<MessageUsage>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlanLimitError: ResolverTypeWrapper<PlanLimitError>;
  ProviderUsage: ResolverTypeWrapper<ProviderUsage>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReachedThreshold: ResolverTypeWrapper<ReachedThreshold>;
  SetBudgetAlertsInput: SetBudgetAlertsInput;
  SetBudgetAlertsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetBudgetAlertsResult']>;
  SetBudgetAlertsSuccess: ResolverTypeWrapper<Omit<SetBudgetAlertsSuccess, 'tenant'> & { tenant: ResolversTypes['Tenant'] }>;
  SetTenantBudgetInput: SetTenantBudgetInput;
  SetTenantBudgetResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTenantBudgetResult']>;
  SetTenantBudgetSuccess: ResolverTypeWrapper<Omit<SetTenantBudgetSuccess, 'tenant'> & { tenant: ResolversTypes['Tenant'] }>;
  Tenant: ResolverTypeWrapper<EntityReferenceRow>;
  Usage: ResolverTypeWrapper<Omit<Usage, 'byAgent'> & { byAgent: Array<ResolversTypes['AgentUsage']> }>;
  UsageChannelKind: UsageChannelKind;
  UsageDay: ResolverTypeWrapper<UsageDay>;
  UsageFilter: UsageFilter;
  UsageRangeInput: UsageRangeInput;
  UsageTotals: ResolverTypeWrapper<UsageTotals>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ValidationIssue: ResolverTypeWrapper<ValidationIssue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Agent: EntityReferenceRow;
  ID: Scalars['ID']['output'];
  AgentUsage: Omit<AgentUsage, 'agent'> & { agent?: Maybe<ResolversParentTypes['Agent']> };
  BigInt: Scalars['BigInt']['output'];
  Budget: Budget;
  Float: Scalars['Float']['output'];
  BudgetAlert: Omit<BudgetAlert, 'agent'> & { agent?: Maybe<ResolversParentTypes['Agent']> };
  ChannelUsage: ChannelUsage;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  IntegrationOffError: IntegrationOffError;
  Message: EntityReferenceRow;
  MessageUsage: MessageUsage;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  PlanLimitError: PlanLimitError;
  ProviderUsage: ProviderUsage;
  Query: Record<PropertyKey, never>;
  ReachedThreshold: ReachedThreshold;
  SetBudgetAlertsInput: SetBudgetAlertsInput;
  SetBudgetAlertsResult: ResolversUnionTypes<ResolversParentTypes>['SetBudgetAlertsResult'];
  SetBudgetAlertsSuccess: Omit<SetBudgetAlertsSuccess, 'tenant'> & { tenant: ResolversParentTypes['Tenant'] };
  SetTenantBudgetInput: SetTenantBudgetInput;
  SetTenantBudgetResult: ResolversUnionTypes<ResolversParentTypes>['SetTenantBudgetResult'];
  SetTenantBudgetSuccess: Omit<SetTenantBudgetSuccess, 'tenant'> & { tenant: ResolversParentTypes['Tenant'] };
  Tenant: EntityReferenceRow;
  Usage: Omit<Usage, 'byAgent'> & { byAgent: Array<ResolversParentTypes['AgentUsage']> };
  UsageDay: UsageDay;
  UsageFilter: UsageFilter;
  UsageRangeInput: UsageRangeInput;
  UsageTotals: UsageTotals;
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
  budget?: Resolver<Maybe<ResolversTypes['Budget']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AgentUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentUsage'] = ResolversParentTypes['AgentUsage']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['UsageTotals'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BudgetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget']> = {
  currentUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  limitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  periodEnd?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  periodStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reservedUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BudgetStatus'], ParentType, ContextType>;
};

export type BudgetAlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BudgetAlert'] = ResolversParentTypes['BudgetAlert']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  currentUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  limitUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  periodEnd?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  periodStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reached?: Resolver<Array<ResolversTypes['ReachedThreshold']>, ParentType, ContextType>;
  reservedUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BudgetStatus'], ParentType, ContextType>;
};

export type ChannelUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelUsage'] = ResolversParentTypes['ChannelUsage']> = {
  kind?: Resolver<ResolversTypes['UsageChannelKind'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['UsageTotals'], ParentType, ContextType>;
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

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['MessageUsage']>, ParentType, ContextType>;
};

export type MessageUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageUsage'] = ResolversParentTypes['MessageUsage']> = {
  cachedTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  isMeasured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPriced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  latencyMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  providerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reportedTokens?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  reportedUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  setBudgetAlerts?: Resolver<ResolversTypes['SetBudgetAlertsResult'], ParentType, ContextType, RequireFields<MutationSetBudgetAlertsArgs, 'input'>>;
  setTenantBudget?: Resolver<ResolversTypes['SetTenantBudgetResult'], ParentType, ContextType, RequireFields<MutationSetTenantBudgetArgs, 'input'>>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
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

export type ProviderUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderUsage'] = ResolversParentTypes['ProviderUsage']> = {
  providerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['UsageTotals'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
};

export type ReachedThresholdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReachedThreshold'] = ResolversParentTypes['ReachedThreshold']> = {
  reachedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetBudgetAlertsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetBudgetAlertsResult'] = ResolversParentTypes['SetBudgetAlertsResult']> = {
  __resolveType: TypeResolveFn<'SetBudgetAlertsSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type SetBudgetAlertsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetBudgetAlertsSuccess'] = ResolversParentTypes['SetBudgetAlertsSuccess']> = {
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetTenantBudgetResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTenantBudgetResult'] = ResolversParentTypes['SetTenantBudgetResult']> = {
  __resolveType: TypeResolveFn<'SetTenantBudgetSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type SetTenantBudgetSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTenantBudgetSuccess'] = ResolversParentTypes['SetTenantBudgetSuccess']> = {
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  budgetAlertThresholds?: Resolver<Maybe<Array<ResolversTypes['Int']>>, ParentType, ContextType>;
  budgetAlerts?: Resolver<Maybe<Array<ResolversTypes['BudgetAlert']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['Usage']>, ParentType, ContextType, RequireFields<TenantUsageArgs, 'range'>>;
};

export type UsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Usage'] = ResolversParentTypes['Usage']> = {
  byAgent?: Resolver<Array<ResolversTypes['AgentUsage']>, ParentType, ContextType>;
  byChannel?: Resolver<Array<ResolversTypes['ChannelUsage']>, ParentType, ContextType>;
  byDay?: Resolver<Array<ResolversTypes['UsageDay']>, ParentType, ContextType>;
  byProvider?: Resolver<Array<ResolversTypes['ProviderUsage']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['UsageTotals'], ParentType, ContextType>;
};

export type UsageDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsageDay'] = ResolversParentTypes['UsageDay']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['UsageTotals'], ParentType, ContextType>;
};

export type UsageTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsageTotals'] = ResolversParentTypes['UsageTotals']> = {
  answerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cachedTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  completionTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  interruptedCostUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  interruptedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  promptTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  unansweredCostUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unansweredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unmeasuredCostUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unmeasuredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unpricedCostUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'IntegrationOffError' | 'NotFoundError' | 'PlanLimitError' | 'ValidationError', ParentType, ContextType>;
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
  AgentUsage?: AgentUsageResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Budget?: BudgetResolvers<ContextType>;
  BudgetAlert?: BudgetAlertResolvers<ContextType>;
  ChannelUsage?: ChannelUsageResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  IntegrationOffError?: IntegrationOffErrorResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageUsage?: MessageUsageResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlanLimitError?: PlanLimitErrorResolvers<ContextType>;
  ProviderUsage?: ProviderUsageResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReachedThreshold?: ReachedThresholdResolvers<ContextType>;
  SetBudgetAlertsResult?: SetBudgetAlertsResultResolvers<ContextType>;
  SetBudgetAlertsSuccess?: SetBudgetAlertsSuccessResolvers<ContextType>;
  SetTenantBudgetResult?: SetTenantBudgetResultResolvers<ContextType>;
  SetTenantBudgetSuccess?: SetTenantBudgetSuccessResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  Usage?: UsageResolvers<ContextType>;
  UsageDay?: UsageDayResolvers<ContextType>;
  UsageTotals?: UsageTotalsResolvers<ContextType>;
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
