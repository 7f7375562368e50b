import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LlmKey as LlmKeyRow } from '../llm-key/llm-key.entity.ts';
import type { Model as ModelRow, Provider as ProviderRow } from '../provider/provider.ts';
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

export type AddLlmKeyInput = {
  /** Only if the provider has `isBaseUrlRequired`. For Azure, the address of the resource. */
  baseUrl?: InputMaybe<Scalars['String']['input']>;
  /** Made by the caller, one per key: a repeat returns the same key. */
  idempotencyKey: Scalars['ID']['input'];
  key: Scalars['String']['input'];
  label: Scalars['String']['input'];
  providerId: Scalars['ID']['input'];
};

export type AddLlmKeyResult = AddLlmKeySuccess | LlmKeyRefusedError | PlanLimitError | ValidationError;

export type AddLlmKeySuccess = {
  __typename?: 'AddLlmKeySuccess';
  llmKey: LlmKey;
};

/** The integration is switched off on this installation. */
export type IntegrationOffError = UserError & {
  __typename?: 'IntegrationOffError';
  message: Scalars['String']['output'];
};

/** A company’s own key of a provider. The key itself is never shown again. */
export type LlmKey = {
  __typename?: 'LlmKey';
  baseUrl?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** The operator who added it. */
  createdByName: Scalars['String']['output'];
  /** The same for the same key. Reveals nothing about it. */
  fingerprint: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  /** The provider’s last error message. */
  lastError?: Maybe<Scalars['String']['output']>;
  lastFour: Scalars['String']['output'];
  provider: LlmProvider;
  status: LlmKeyStatus;
};

export type LlmKeyRefusal =
  | 'NO_MODEL_ACCESS'
  | 'NO_QUOTA'
  | 'UNREACHABLE'
  | 'WRONG_KEY';

/** The key was checked and not saved. */
export type LlmKeyRefusedError = UserError & {
  __typename?: 'LlmKeyRefusedError';
  message: Scalars['String']['output'];
  reason: LlmKeyRefusal;
};

export type LlmKeyStatus =
  /** The provider rejects it. */
  | 'INVALID'
  /** Works, but the provider limits it: no quota, or no access to some models. */
  | 'RESTRICTED'
  | 'VALID';

export type LlmModel = {
  __typename?: 'LlmModel';
  /** What 100 typical answers cost, each with 1,200 input tokens and 200 output tokens. */
  hundredAnswersUsd?: Maybe<Scalars['Decimal']['output']>;
  /** The provider’s name for it. */
  id: Scalars['ID']['output'];
  /** Null if the price is unknown. Budgets then use a safe upper bound. */
  inputUsdPerMillionTokens?: Maybe<Scalars['Decimal']['output']>;
  name: Scalars['String']['output'];
  outputUsdPerMillionTokens?: Maybe<Scalars['Decimal']['output']>;
};

export type LlmProvider = {
  __typename?: 'LlmProvider';
  /** What to enter as the base URL, in a sentence; null if a key needs none. */
  baseUrlHint?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** Whether the key needs a base URL as well. */
  isBaseUrlRequired: Scalars['Boolean']['output'];
  /** Whether a key must be added before an employee can use it. */
  isKeyRequired: Scalars['Boolean']['output'];
  /** A scripted sandbox model for trying the product; it costs nothing. */
  isPractice: Scalars['Boolean']['output'];
  /** The vendor’s page for creating keys. */
  keyPageUrl?: Maybe<Scalars['String']['output']>;
  /** What to enter as the model, in a sentence; null if there are models to choose from. */
  modelHint?: Maybe<Scalars['String']['output']>;
  /** Models to choose from. If empty, name one of the endpoint’s own. */
  models: Array<LlmModel>;
  name: Scalars['String']['output'];
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
  /** Check a key with its provider and, if it works, store it encrypted. */
  addLlmKey: AddLlmKeyResult;
  /** Remove a key. Employees that use it stop answering; new messages will wait. */
  removeLlmKey: RemoveLlmKeyResult;
};


export type MutationAddLlmKeyArgs = {
  input: AddLlmKeyInput;
};


export type MutationRemoveLlmKeyArgs = {
  input: RemoveLlmKeyInput;
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

export type Query = {
  __typename?: 'Query';
  /** The providers that an employee can use. */
  llmProviders?: Maybe<Array<LlmProvider>>;
  /** The company that the request is about: the one of the API token, or the one that the header `x-konstruct-tenant` names. */
  tenant?: Maybe<Tenant>;
};

export type RemoveLlmKeyInput = {
  id: Scalars['ID']['input'];
};

export type RemoveLlmKeyResult = NotFoundError | RemoveLlmKeySuccess;

export type RemoveLlmKeySuccess = {
  __typename?: 'RemoveLlmKeySuccess';
  id: Scalars['ID']['output'];
};

export type Tenant = {
  __typename?: 'Tenant';
  id: Scalars['ID']['output'];
  /** Newest first. At most 50. */
  llmKeys?: Maybe<Array<LlmKey>>;
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
  LlmKey: LlmKey;
  Tenant: Tenant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  LlmKey:
    ( { __typename: 'LlmKey' }
    & GraphQLRecursivePick<FederationTypes['LlmKey'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddLlmKeyResult:
    | ( Omit<AddLlmKeySuccess, 'llmKey'> & { llmKey: _RefType['LlmKey'] } )
    | ( LlmKeyRefusedError )
    | ( PlanLimitError )
    | ( ValidationError )
  ;
  RemoveLlmKeyResult:
    | ( NotFoundError )
    | ( RemoveLlmKeySuccess )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( IntegrationOffError )
    | ( LlmKeyRefusedError )
    | ( NotFoundError )
    | ( PlanLimitError )
    | ( ValidationError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddLlmKeyInput: AddLlmKeyInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddLlmKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddLlmKeyResult']>;
  AddLlmKeySuccess: ResolverTypeWrapper<Omit<AddLlmKeySuccess, 'llmKey'> & { llmKey: ResolversTypes['LlmKey'] }>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  IntegrationOffError: ResolverTypeWrapper<IntegrationOffError>;
  LlmKey: ResolverTypeWrapper<LlmKeyRow>;
  LlmKeyRefusal: LlmKeyRefusal;
  LlmKeyRefusedError: ResolverTypeWrapper<LlmKeyRefusedError>;
  LlmKeyStatus: LlmKeyStatus;
  LlmModel: ResolverTypeWrapper<ModelRow>;
  LlmProvider: ResolverTypeWrapper<ProviderRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlanLimitError: ResolverTypeWrapper<PlanLimitError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RemoveLlmKeyInput: RemoveLlmKeyInput;
  RemoveLlmKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveLlmKeyResult']>;
  RemoveLlmKeySuccess: ResolverTypeWrapper<RemoveLlmKeySuccess>;
  Tenant: ResolverTypeWrapper<EntityReferenceRow>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ValidationIssue: ResolverTypeWrapper<ValidationIssue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddLlmKeyInput: AddLlmKeyInput;
  ID: Scalars['ID']['output'];
  AddLlmKeyResult: ResolversUnionTypes<ResolversParentTypes>['AddLlmKeyResult'];
  AddLlmKeySuccess: Omit<AddLlmKeySuccess, 'llmKey'> & { llmKey: ResolversParentTypes['LlmKey'] };
  BigInt: Scalars['BigInt']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  IntegrationOffError: IntegrationOffError;
  LlmKey: LlmKeyRow;
  LlmKeyRefusedError: LlmKeyRefusedError;
  LlmModel: ModelRow;
  LlmProvider: ProviderRow;
  Boolean: Scalars['Boolean']['output'];
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  PlanLimitError: PlanLimitError;
  Int: Scalars['Int']['output'];
  Query: Record<PropertyKey, never>;
  RemoveLlmKeyInput: RemoveLlmKeyInput;
  RemoveLlmKeyResult: ResolversUnionTypes<ResolversParentTypes>['RemoveLlmKeyResult'];
  RemoveLlmKeySuccess: RemoveLlmKeySuccess;
  Tenant: EntityReferenceRow;
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

export type AddLlmKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddLlmKeyResult'] = ResolversParentTypes['AddLlmKeyResult']> = {
  __resolveType: TypeResolveFn<'AddLlmKeySuccess' | 'LlmKeyRefusedError' | 'PlanLimitError' | 'ValidationError', ParentType, ContextType>;
};

export type AddLlmKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddLlmKeySuccess'] = ResolversParentTypes['AddLlmKeySuccess']> = {
  llmKey?: Resolver<ResolversTypes['LlmKey'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

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
  baseUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdByName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastFour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['LlmProvider'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LlmKeyStatus'], ParentType, ContextType>;
};

export type LlmKeyRefusedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LlmKeyRefusedError'] = ResolversParentTypes['LlmKeyRefusedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['LlmKeyRefusal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LlmModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LlmModel'] = ResolversParentTypes['LlmModel']> = {
  hundredAnswersUsd?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputUsdPerMillionTokens?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputUsdPerMillionTokens?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type LlmProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LlmProvider'] = ResolversParentTypes['LlmProvider']> = {
  baseUrlHint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isBaseUrlRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isKeyRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPractice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keyPageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modelHint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  models?: Resolver<Array<ResolversTypes['LlmModel']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addLlmKey?: Resolver<ResolversTypes['AddLlmKeyResult'], ParentType, ContextType, RequireFields<MutationAddLlmKeyArgs, 'input'>>;
  removeLlmKey?: Resolver<ResolversTypes['RemoveLlmKeyResult'], ParentType, ContextType, RequireFields<MutationRemoveLlmKeyArgs, 'input'>>;
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

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  llmProviders?: Resolver<Maybe<Array<ResolversTypes['LlmProvider']>>, ParentType, ContextType>;
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
};

export type RemoveLlmKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveLlmKeyResult'] = ResolversParentTypes['RemoveLlmKeyResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'RemoveLlmKeySuccess', ParentType, ContextType>;
};

export type RemoveLlmKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveLlmKeySuccess'] = ResolversParentTypes['RemoveLlmKeySuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  llmKeys?: Resolver<Maybe<Array<ResolversTypes['LlmKey']>>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'IntegrationOffError' | 'LlmKeyRefusedError' | 'NotFoundError' | 'PlanLimitError' | 'ValidationError', ParentType, ContextType>;
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
  AddLlmKeyResult?: AddLlmKeyResultResolvers<ContextType>;
  AddLlmKeySuccess?: AddLlmKeySuccessResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  IntegrationOffError?: IntegrationOffErrorResolvers<ContextType>;
  LlmKey?: LlmKeyResolvers<ContextType>;
  LlmKeyRefusedError?: LlmKeyRefusedErrorResolvers<ContextType>;
  LlmModel?: LlmModelResolvers<ContextType>;
  LlmProvider?: LlmProviderResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlanLimitError?: PlanLimitErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RemoveLlmKeyResult?: RemoveLlmKeyResultResolvers<ContextType>;
  RemoveLlmKeySuccess?: RemoveLlmKeySuccessResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
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
