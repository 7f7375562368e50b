import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApiToken as ApiTokenRow } from '../api-token/api-token.entity.ts';
import type { Invitation as InvitationRow } from '../invitation/invitation.entity.ts';
import type { Member as MemberRow } from '../membership/member.entity.ts';
import type { Tenant as TenantRow } from '../tenant/tenant.entity.ts';
import type { Viewer as ViewerRow } from '../viewer/viewer.ts';
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

export type AcceptInvitationInput = {
  /** The token from the mailed link. */
  token: Scalars['String']['input'];
};

export type AcceptInvitationResult = AcceptInvitationSuccess | InvitationExpiredError | InvitationUsedError | NotFoundError | WrongAccountError;

export type AcceptInvitationSuccess = {
  __typename?: 'AcceptInvitationSuccess';
  tenant: ViewerTenant;
};

/** There is an open invitation to this address: resend it, or revoke it first. */
export type AlreadyInvitedError = UserError & {
  __typename?: 'AlreadyInvitedError';
  invitation: Invitation;
  message: Scalars['String']['output'];
};

/** The invited person already belongs to the company. */
export type AlreadyMemberError = UserError & {
  __typename?: 'AlreadyMemberError';
  message: Scalars['String']['output'];
};

/**
 * Lets a program call this API within its scopes: `Authorization: Bearer kst_...`. It belongs to the company and keeps working when the member who
 * made it leaves.
 */
export type ApiToken = {
  __typename?: 'ApiToken';
  createdAt: Scalars['DateTime']['output'];
  /** The operator who made it. */
  createdByName: Scalars['String']['output'];
  /** Null if it does not expire. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Whether that operator still belongs to the company. The token keeps working either way. */
  isCreatedByMember: Scalars['Boolean']['output'];
  /** Neither revoked nor expired. */
  isLive: Scalars['Boolean']['output'];
  /** The last four characters of the secret, to tell tokens apart. */
  lastFour: Scalars['String']['output'];
  /** Accurate to the minute; null if it was never used. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Names of permissions. `tenant:read` is always among them. */
  scopes: Array<Scalars['String']['output']>;
};

export type ChangeMemberRoleInput = {
  memberId: Scalars['ID']['input'];
  role: Role;
};

export type ChangeMemberRoleResult = ChangeMemberRoleSuccess | LastOwnerError | NotFoundError | RoleNotBelowError;

export type ChangeMemberRoleSuccess = {
  __typename?: 'ChangeMemberRoleSuccess';
  member: Member;
};

export type CreateApiTokenInput = {
  /** Leave out for a token that does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it is for, such as `Nightly export`. */
  name: Scalars['String']['input'];
  /** Permissions that tokens can have and that you have yourself, such as `agents:read`. `tenant:read` is added if it is missing. */
  scopes: Array<Scalars['String']['input']>;
};

export type CreateApiTokenResult = CreateApiTokenSuccess | PlanLimitError | ValidationError;

export type CreateApiTokenSuccess = {
  __typename?: 'CreateApiTokenSuccess';
  apiToken: ApiToken;
  /** `kst_...`, shown here once and never again. */
  secret: Scalars['String']['output'];
};

export type CreateTenantInput = {
  /** Made by the caller, one per company to create: a repeat returns the same company. */
  idempotencyKey: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: Scalars['String']['input'];
};

export type CreateTenantResult = CreateTenantSuccess | ValidationError;

export type CreateTenantSuccess = {
  __typename?: 'CreateTenantSuccess';
  /** In short form, since the request that creates a company is not yet about it. Ask `Query.tenant` in the next one. */
  tenant: ViewerTenant;
};

/** The integration is switched off on this installation. */
export type IntegrationOffError = UserError & {
  __typename?: 'IntegrationOffError';
  message: Scalars['String']['output'];
};

/** A pending invitation to the company. */
export type Invitation = {
  __typename?: 'Invitation';
  email: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  invitedByName: Scalars['String']['output'];
  isExpired: Scalars['Boolean']['output'];
  role: Role;
  /** When the link was last mailed. */
  sentAt: Scalars['DateTime']['output'];
  /** Whether the caller may resend and revoke it. */
  viewerCanManage: Scalars['Boolean']['output'];
};

/** The link was valid for 7 days and has expired. Ask for a new one. */
export type InvitationExpiredError = UserError & {
  __typename?: 'InvitationExpiredError';
  message: Scalars['String']['output'];
};

/** An invitation as the invited person sees it. */
export type InvitationPreview = {
  __typename?: 'InvitationPreview';
  /** The address it was sent to. Only this address can accept it. */
  email: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  invitedByName: Scalars['String']['output'];
  /** Whether the caller is signed in with that address; null when no one is signed in. */
  isForViewer?: Maybe<Scalars['Boolean']['output']>;
  role: Role;
  state: InvitationState;
  tenantName: Scalars['String']['output'];
};

export type InvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

/** The link works once and was already used. */
export type InvitationUsedError = UserError & {
  __typename?: 'InvitationUsedError';
  message: Scalars['String']['output'];
};

export type InviteMemberInput = {
  email: Scalars['String']['input'];
  role: Role;
};

export type InviteMemberResult = AlreadyInvitedError | AlreadyMemberError | InviteMemberSuccess | PlanLimitError | RoleNotBelowError | TooManyInvitationsError | ValidationError;

export type InviteMemberSuccess = {
  __typename?: 'InviteMemberSuccess';
  invitation: Invitation;
};

/** A company always has an owner. */
export type LastOwnerError = UserError & {
  __typename?: 'LastOwnerError';
  message: Scalars['String']['output'];
};

export type LeaveTenantResult = LastOwnerError | LeaveTenantSuccess;

export type LeaveTenantSuccess = {
  __typename?: 'LeaveTenantSuccess';
  /** The company that was left. */
  tenantId: Scalars['ID']['output'];
};

/** An operator’s membership in the company. */
export type Member = {
  __typename?: 'Member';
  email: Scalars['String']['output'];
  /** The operator’s id. */
  id: Scalars['ID']['output'];
  /** Whether this is the caller. */
  isViewer: Scalars['Boolean']['output'];
  joinedAt: Scalars['DateTime']['output'];
  name: Scalars['String']['output'];
  role: Role;
  viewerCanChangeRole: Scalars['Boolean']['output'];
  /** Whether this is the caller, and the caller can leave the company. Its last owner cannot. */
  viewerCanLeave: Scalars['Boolean']['output'];
  /** Whether the caller can make this member the owner. */
  viewerCanMakeOwner: Scalars['Boolean']['output'];
  viewerCanRemove: Scalars['Boolean']['output'];
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
  /** Accept an invitation. You must be signed in with the address it was sent to. */
  acceptInvitation: AcceptInvitationResult;
  /** Change a member’s role, effective with the member’s next request. Only for members and roles below your own, or to step down yourself. */
  changeMemberRole: ChangeMemberRoleResult;
  /** Issue a token for calling this API. The secret is shown once. */
  createApiToken: CreateApiTokenResult;
  /** Create a company; the caller becomes its owner. */
  createTenant: CreateTenantResult;
  /** Invite someone by mail to join the company. The link works once, within 7 days. Only for roles below your own. */
  inviteMember: InviteMemberResult;
  /** Leave the company, effective with your next request. Pending invitations that you sent are withdrawn. */
  leaveTenant: LeaveTenantResult;
  /** Mark a step of the wizard as done or skipped; safe to repeat. */
  recordOnboardingStep: RecordOnboardingStepResult;
  /** Remove a member, effective with the member’s next request. Pending invitations that the member sent are withdrawn. */
  removeMember: RemoveMemberResult;
  /** Mail a new link, valid for 7 days. The earlier one stops working. */
  resendInvitation: ResendInvitationResult;
  /** Revoke a token; it is rejected from the next request on. Safe to repeat. */
  revokeApiToken: RevokeApiTokenResult;
  /** Withdraw an invitation. Its link stops working. */
  revokeInvitation: RevokeInvitationResult;
  /** Issue a successor with the same name, scopes and lifetime. The old secret keeps working for a while, so that programs can switch. */
  rotateApiToken: RotateApiTokenResult;
  /** Make another member the owner; the caller becomes an admin. */
  transferOwnership: TransferOwnershipResult;
  updateTenant: UpdateTenantResult;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


export type MutationChangeMemberRoleArgs = {
  input: ChangeMemberRoleInput;
};


export type MutationCreateApiTokenArgs = {
  input: CreateApiTokenInput;
};


export type MutationCreateTenantArgs = {
  input: CreateTenantInput;
};


export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


export type MutationRecordOnboardingStepArgs = {
  input: RecordOnboardingStepInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationResendInvitationArgs = {
  input: ResendInvitationInput;
};


export type MutationRevokeApiTokenArgs = {
  input: RevokeApiTokenInput;
};


export type MutationRevokeInvitationArgs = {
  input: RevokeInvitationInput;
};


export type MutationRotateApiTokenArgs = {
  input: RotateApiTokenInput;
};


export type MutationTransferOwnershipArgs = {
  input: TransferOwnershipInput;
};


export type MutationUpdateTenantArgs = {
  input: UpdateTenantInput;
};

/** The company has no object with this id. */
export type NotFoundError = UserError & {
  __typename?: 'NotFoundError';
  message: Scalars['String']['output'];
};

export type Onboarding = {
  __typename?: 'Onboarding';
  /** The first step that is neither done nor skipped; null when the wizard is finished. */
  currentStep?: Maybe<OnboardingStepName>;
  /** Every step, in order. */
  steps: Array<OnboardingStep>;
};

export type OnboardingStep = {
  __typename?: 'OnboardingStep';
  name: OnboardingStepName;
  status: OnboardingStepStatus;
};

export type OnboardingStepName =
  | 'CONFIGURE'
  | 'CONNECT'
  | 'TEST';

export type OnboardingStepStatus =
  | 'DONE'
  | 'OPEN'
  | 'SKIPPED';

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
  /** The invitation that the token of a mailed link opens; null if there is none, or if a newer mail replaced the link. */
  invitation?: Maybe<InvitationPreview>;
  /** The company that the request is about: the one of the API token, or the one that the header `x-konstruct-tenant` names. */
  tenant?: Maybe<Tenant>;
  /** The signed-in operator; null when no one is signed in. */
  viewer?: Maybe<Viewer>;
};


export type QueryInvitationArgs = {
  token: Scalars['String']['input'];
};

export type RecordOnboardingStepInput = {
  status: OnboardingStepStatus;
  step: OnboardingStepName;
};

export type RecordOnboardingStepResult = RecordOnboardingStepSuccess;

export type RecordOnboardingStepSuccess = {
  __typename?: 'RecordOnboardingStepSuccess';
  onboarding: Onboarding;
};

export type RemoveMemberInput = {
  memberId: Scalars['ID']['input'];
};

export type RemoveMemberResult = LastOwnerError | NotFoundError | RemoveMemberSuccess | RoleNotBelowError;

export type RemoveMemberSuccess = {
  __typename?: 'RemoveMemberSuccess';
  memberId: Scalars['ID']['output'];
};

export type ResendInvitationInput = {
  id: Scalars['ID']['input'];
};

export type ResendInvitationResult = NotFoundError | ResendInvitationSuccess | RoleNotBelowError | TooManyInvitationsError;

export type ResendInvitationSuccess = {
  __typename?: 'ResendInvitationSuccess';
  invitation: Invitation;
};

export type RevokeApiTokenInput = {
  id: Scalars['ID']['input'];
};

export type RevokeApiTokenResult = NotFoundError | RevokeApiTokenSuccess;

export type RevokeApiTokenSuccess = {
  __typename?: 'RevokeApiTokenSuccess';
  apiToken: ApiToken;
};

export type RevokeInvitationInput = {
  id: Scalars['ID']['input'];
};

export type RevokeInvitationResult = NotFoundError | RevokeInvitationSuccess | RoleNotBelowError;

export type RevokeInvitationSuccess = {
  __typename?: 'RevokeInvitationSuccess';
  id: Scalars['ID']['output'];
};

export type Role =
  | 'ADMIN'
  | 'BILLING'
  | 'MEMBER'
  | 'OWNER'
  | 'VIEWER';

/** The requested role, or the member’s current one, is not below your own. */
export type RoleNotBelowError = UserError & {
  __typename?: 'RoleNotBelowError';
  message: Scalars['String']['output'];
};

export type RotateApiTokenInput = {
  id: Scalars['ID']['input'];
  /** How many hours the old secret keeps working, at most 168. */
  overlapHours?: InputMaybe<Scalars['Int']['input']>;
};

export type RotateApiTokenResult = NotFoundError | PlanLimitError | RotateApiTokenSuccess | ValidationError;

export type RotateApiTokenSuccess = {
  __typename?: 'RotateApiTokenSuccess';
  /** The new token. */
  apiToken: ApiToken;
  /** The old token, which now expires. */
  previous: ApiToken;
  /** The new token’s secret, shown here once and never again. */
  secret: Scalars['String']['output'];
};

/** A company. Each service provides a part of it. Every field but the id is nullable: it is null while its service is unavailable. */
export type Tenant = {
  __typename?: 'Tenant';
  /** Active tokens first, then ended ones; within each group, newest first. At most 100. */
  apiTokens?: Maybe<Array<ApiToken>>;
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Roles that the caller can assign: those without permissions that the caller lacks. Empty if the caller cannot manage members. */
  invitableRoles?: Maybe<Array<Role>>;
  /** Invitations that were neither accepted nor withdrawn, including expired ones. Newest first. */
  invitations?: Maybe<Array<Invitation>>;
  /** All members of the company, owners first. At most 200 together with pending invitations. */
  members?: Maybe<Array<Member>>;
  name?: Maybe<Scalars['String']['output']>;
  /** How far the company’s set-up wizard has come. */
  onboarding?: Maybe<Onboarding>;
  /** IANA name, such as `Europe/Berlin`: days, months and budgets follow it. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** The caller’s permissions in this company. */
  viewerPermissions?: Maybe<Array<Scalars['String']['output']>>;
  /** The caller’s role in this company; null for API tokens. */
  viewerRole?: Maybe<Role>;
};

/** Too many invitations were sent in the last hour, by the company or to this address. */
export type TooManyInvitationsError = UserError & {
  __typename?: 'TooManyInvitationsError';
  message: Scalars['String']['output'];
  retryAfterSeconds: Scalars['Int']['output'];
};

export type TransferOwnershipInput = {
  memberId: Scalars['ID']['input'];
};

export type TransferOwnershipResult = NotFoundError | TransferOwnershipSuccess;

export type TransferOwnershipSuccess = {
  __typename?: 'TransferOwnershipSuccess';
  /** The new owner. */
  member: Member;
};

export type UpdateTenantInput = {
  /** Leave out to keep it unchanged. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Leave out to keep it unchanged. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateTenantResult = UpdateTenantSuccess | ValidationError;

export type UpdateTenantSuccess = {
  __typename?: 'UpdateTenantSuccess';
  tenant: Tenant;
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

/** The signed-in operator. */
export type Viewer = {
  __typename?: 'Viewer';
  email: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isEmailVerified: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  /** The companies the operator belongs to, oldest first. At most 100. */
  tenants: Array<ViewerTenant>;
};

/** A company in the operator’s list; `Query.tenant` has the rest. */
export type ViewerTenant = {
  __typename?: 'ViewerTenant';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  role: Role;
};

/** The invitation was sent to an address other than the one you are signed in with. */
export type WrongAccountError = UserError & {
  __typename?: 'WrongAccountError';
  /** The address that was invited. */
  email: Scalars['String']['output'];
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
  AcceptInvitationResult:
    | ( AcceptInvitationSuccess )
    | ( InvitationExpiredError )
    | ( InvitationUsedError )
    | ( NotFoundError )
    | ( WrongAccountError )
  ;
  ChangeMemberRoleResult:
    | ( Omit<ChangeMemberRoleSuccess, 'member'> & { member: _RefType['Member'] } )
    | ( LastOwnerError )
    | ( NotFoundError )
    | ( RoleNotBelowError )
  ;
  CreateApiTokenResult:
    | ( Omit<CreateApiTokenSuccess, 'apiToken'> & { apiToken: _RefType['ApiToken'] } )
    | ( PlanLimitError )
    | ( ValidationError )
  ;
  CreateTenantResult:
    | ( CreateTenantSuccess )
    | ( ValidationError )
  ;
  InviteMemberResult:
    | ( Omit<AlreadyInvitedError, 'invitation'> & { invitation: _RefType['Invitation'] } )
    | ( AlreadyMemberError )
    | ( Omit<InviteMemberSuccess, 'invitation'> & { invitation: _RefType['Invitation'] } )
    | ( PlanLimitError )
    | ( RoleNotBelowError )
    | ( TooManyInvitationsError )
    | ( ValidationError )
  ;
  LeaveTenantResult:
    | ( LastOwnerError )
    | ( LeaveTenantSuccess )
  ;
  RecordOnboardingStepResult: ( RecordOnboardingStepSuccess );
  RemoveMemberResult:
    | ( LastOwnerError )
    | ( NotFoundError )
    | ( RemoveMemberSuccess )
    | ( RoleNotBelowError )
  ;
  ResendInvitationResult:
    | ( NotFoundError )
    | ( Omit<ResendInvitationSuccess, 'invitation'> & { invitation: _RefType['Invitation'] } )
    | ( RoleNotBelowError )
    | ( TooManyInvitationsError )
  ;
  RevokeApiTokenResult:
    | ( NotFoundError )
    | ( Omit<RevokeApiTokenSuccess, 'apiToken'> & { apiToken: _RefType['ApiToken'] } )
  ;
  RevokeInvitationResult:
    | ( NotFoundError )
    | ( RevokeInvitationSuccess )
    | ( RoleNotBelowError )
  ;
  RotateApiTokenResult:
    | ( NotFoundError )
    | ( PlanLimitError )
    | ( Omit<RotateApiTokenSuccess, 'apiToken' | 'previous'> & { apiToken: _RefType['ApiToken'], previous: _RefType['ApiToken'] } )
    | ( ValidationError )
  ;
  TransferOwnershipResult:
    | ( NotFoundError )
    | ( Omit<TransferOwnershipSuccess, 'member'> & { member: _RefType['Member'] } )
  ;
  UpdateTenantResult:
    | ( Omit<UpdateTenantSuccess, 'tenant'> & { tenant: _RefType['Tenant'] } )
    | ( ValidationError )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( Omit<AlreadyInvitedError, 'invitation'> & { invitation: _RefType['Invitation'] } )
    | ( AlreadyMemberError )
    | ( IntegrationOffError )
    | ( InvitationExpiredError )
    | ( InvitationUsedError )
    | ( LastOwnerError )
    | ( NotFoundError )
    | ( PlanLimitError )
    | ( RoleNotBelowError )
    | ( TooManyInvitationsError )
    | ( ValidationError )
    | ( WrongAccountError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptInvitationResult']>;
  AcceptInvitationSuccess: ResolverTypeWrapper<AcceptInvitationSuccess>;
  AlreadyInvitedError: ResolverTypeWrapper<Omit<AlreadyInvitedError, 'invitation'> & { invitation: ResolversTypes['Invitation'] }>;
  AlreadyMemberError: ResolverTypeWrapper<AlreadyMemberError>;
  ApiToken: ResolverTypeWrapper<ApiTokenRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  ChangeMemberRoleInput: ChangeMemberRoleInput;
  ChangeMemberRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeMemberRoleResult']>;
  ChangeMemberRoleSuccess: ResolverTypeWrapper<Omit<ChangeMemberRoleSuccess, 'member'> & { member: ResolversTypes['Member'] }>;
  CreateApiTokenInput: CreateApiTokenInput;
  CreateApiTokenResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateApiTokenResult']>;
  CreateApiTokenSuccess: ResolverTypeWrapper<Omit<CreateApiTokenSuccess, 'apiToken'> & { apiToken: ResolversTypes['ApiToken'] }>;
  CreateTenantInput: CreateTenantInput;
  CreateTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateTenantResult']>;
  CreateTenantSuccess: ResolverTypeWrapper<CreateTenantSuccess>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  IntegrationOffError: ResolverTypeWrapper<IntegrationOffError>;
  Invitation: ResolverTypeWrapper<InvitationRow>;
  InvitationExpiredError: ResolverTypeWrapper<InvitationExpiredError>;
  InvitationPreview: ResolverTypeWrapper<InvitationPreview>;
  InvitationState: InvitationState;
  InvitationUsedError: ResolverTypeWrapper<InvitationUsedError>;
  InviteMemberInput: InviteMemberInput;
  InviteMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InviteMemberResult']>;
  InviteMemberSuccess: ResolverTypeWrapper<Omit<InviteMemberSuccess, 'invitation'> & { invitation: ResolversTypes['Invitation'] }>;
  LastOwnerError: ResolverTypeWrapper<LastOwnerError>;
  LeaveTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LeaveTenantResult']>;
  LeaveTenantSuccess: ResolverTypeWrapper<LeaveTenantSuccess>;
  Member: ResolverTypeWrapper<MemberRow>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  Onboarding: ResolverTypeWrapper<Onboarding>;
  OnboardingStep: ResolverTypeWrapper<OnboardingStep>;
  OnboardingStepName: OnboardingStepName;
  OnboardingStepStatus: OnboardingStepStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlanLimitError: ResolverTypeWrapper<PlanLimitError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordOnboardingStepInput: RecordOnboardingStepInput;
  RecordOnboardingStepResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordOnboardingStepResult']>;
  RecordOnboardingStepSuccess: ResolverTypeWrapper<RecordOnboardingStepSuccess>;
  RemoveMemberInput: RemoveMemberInput;
  RemoveMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveMemberResult']>;
  RemoveMemberSuccess: ResolverTypeWrapper<RemoveMemberSuccess>;
  ResendInvitationInput: ResendInvitationInput;
  ResendInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendInvitationResult']>;
  ResendInvitationSuccess: ResolverTypeWrapper<Omit<ResendInvitationSuccess, 'invitation'> & { invitation: ResolversTypes['Invitation'] }>;
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeApiTokenResult']>;
  RevokeApiTokenSuccess: ResolverTypeWrapper<Omit<RevokeApiTokenSuccess, 'apiToken'> & { apiToken: ResolversTypes['ApiToken'] }>;
  RevokeInvitationInput: RevokeInvitationInput;
  RevokeInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeInvitationResult']>;
  RevokeInvitationSuccess: ResolverTypeWrapper<RevokeInvitationSuccess>;
  Role: Role;
  RoleNotBelowError: ResolverTypeWrapper<RoleNotBelowError>;
  RotateApiTokenInput: RotateApiTokenInput;
  RotateApiTokenResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RotateApiTokenResult']>;
  RotateApiTokenSuccess: ResolverTypeWrapper<Omit<RotateApiTokenSuccess, 'apiToken' | 'previous'> & { apiToken: ResolversTypes['ApiToken'], previous: ResolversTypes['ApiToken'] }>;
  Tenant: ResolverTypeWrapper<TenantRow>;
  TooManyInvitationsError: ResolverTypeWrapper<TooManyInvitationsError>;
  TransferOwnershipInput: TransferOwnershipInput;
  TransferOwnershipResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TransferOwnershipResult']>;
  TransferOwnershipSuccess: ResolverTypeWrapper<Omit<TransferOwnershipSuccess, 'member'> & { member: ResolversTypes['Member'] }>;
  UpdateTenantInput: UpdateTenantInput;
  UpdateTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateTenantResult']>;
  UpdateTenantSuccess: ResolverTypeWrapper<Omit<UpdateTenantSuccess, 'tenant'> & { tenant: ResolversTypes['Tenant'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  ValidationIssue: ResolverTypeWrapper<ValidationIssue>;
  Viewer: ResolverTypeWrapper<ViewerRow>;
  ViewerTenant: ResolverTypeWrapper<ViewerTenant>;
  WrongAccountError: ResolverTypeWrapper<WrongAccountError>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationResult: ResolversUnionTypes<ResolversParentTypes>['AcceptInvitationResult'];
  AcceptInvitationSuccess: AcceptInvitationSuccess;
  AlreadyInvitedError: Omit<AlreadyInvitedError, 'invitation'> & { invitation: ResolversParentTypes['Invitation'] };
  AlreadyMemberError: AlreadyMemberError;
  ApiToken: ApiTokenRow;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  BigInt: Scalars['BigInt']['output'];
  ChangeMemberRoleInput: ChangeMemberRoleInput;
  ChangeMemberRoleResult: ResolversUnionTypes<ResolversParentTypes>['ChangeMemberRoleResult'];
  ChangeMemberRoleSuccess: Omit<ChangeMemberRoleSuccess, 'member'> & { member: ResolversParentTypes['Member'] };
  CreateApiTokenInput: CreateApiTokenInput;
  CreateApiTokenResult: ResolversUnionTypes<ResolversParentTypes>['CreateApiTokenResult'];
  CreateApiTokenSuccess: Omit<CreateApiTokenSuccess, 'apiToken'> & { apiToken: ResolversParentTypes['ApiToken'] };
  CreateTenantInput: CreateTenantInput;
  CreateTenantResult: ResolversUnionTypes<ResolversParentTypes>['CreateTenantResult'];
  CreateTenantSuccess: CreateTenantSuccess;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  IntegrationOffError: IntegrationOffError;
  Invitation: InvitationRow;
  InvitationExpiredError: InvitationExpiredError;
  InvitationPreview: InvitationPreview;
  InvitationUsedError: InvitationUsedError;
  InviteMemberInput: InviteMemberInput;
  InviteMemberResult: ResolversUnionTypes<ResolversParentTypes>['InviteMemberResult'];
  InviteMemberSuccess: Omit<InviteMemberSuccess, 'invitation'> & { invitation: ResolversParentTypes['Invitation'] };
  LastOwnerError: LastOwnerError;
  LeaveTenantResult: ResolversUnionTypes<ResolversParentTypes>['LeaveTenantResult'];
  LeaveTenantSuccess: LeaveTenantSuccess;
  Member: MemberRow;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFoundError: NotFoundError;
  Onboarding: Onboarding;
  OnboardingStep: OnboardingStep;
  PageInfo: PageInfo;
  PlanLimitError: PlanLimitError;
  Int: Scalars['Int']['output'];
  Query: Record<PropertyKey, never>;
  RecordOnboardingStepInput: RecordOnboardingStepInput;
  RecordOnboardingStepResult: ResolversUnionTypes<ResolversParentTypes>['RecordOnboardingStepResult'];
  RecordOnboardingStepSuccess: RecordOnboardingStepSuccess;
  RemoveMemberInput: RemoveMemberInput;
  RemoveMemberResult: ResolversUnionTypes<ResolversParentTypes>['RemoveMemberResult'];
  RemoveMemberSuccess: RemoveMemberSuccess;
  ResendInvitationInput: ResendInvitationInput;
  ResendInvitationResult: ResolversUnionTypes<ResolversParentTypes>['ResendInvitationResult'];
  ResendInvitationSuccess: Omit<ResendInvitationSuccess, 'invitation'> & { invitation: ResolversParentTypes['Invitation'] };
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenResult: ResolversUnionTypes<ResolversParentTypes>['RevokeApiTokenResult'];
  RevokeApiTokenSuccess: Omit<RevokeApiTokenSuccess, 'apiToken'> & { apiToken: ResolversParentTypes['ApiToken'] };
  RevokeInvitationInput: RevokeInvitationInput;
  RevokeInvitationResult: ResolversUnionTypes<ResolversParentTypes>['RevokeInvitationResult'];
  RevokeInvitationSuccess: RevokeInvitationSuccess;
  RoleNotBelowError: RoleNotBelowError;
  RotateApiTokenInput: RotateApiTokenInput;
  RotateApiTokenResult: ResolversUnionTypes<ResolversParentTypes>['RotateApiTokenResult'];
  RotateApiTokenSuccess: Omit<RotateApiTokenSuccess, 'apiToken' | 'previous'> & { apiToken: ResolversParentTypes['ApiToken'], previous: ResolversParentTypes['ApiToken'] };
  Tenant: TenantRow;
  TooManyInvitationsError: TooManyInvitationsError;
  TransferOwnershipInput: TransferOwnershipInput;
  TransferOwnershipResult: ResolversUnionTypes<ResolversParentTypes>['TransferOwnershipResult'];
  TransferOwnershipSuccess: Omit<TransferOwnershipSuccess, 'member'> & { member: ResolversParentTypes['Member'] };
  UpdateTenantInput: UpdateTenantInput;
  UpdateTenantResult: ResolversUnionTypes<ResolversParentTypes>['UpdateTenantResult'];
  UpdateTenantSuccess: Omit<UpdateTenantSuccess, 'tenant'> & { tenant: ResolversParentTypes['Tenant'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  ValidationError: ValidationError;
  ValidationIssue: ValidationIssue;
  Viewer: ViewerRow;
  ViewerTenant: ViewerTenant;
  WrongAccountError: WrongAccountError;
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

export type AcceptInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationResult'] = ResolversParentTypes['AcceptInvitationResult']> = {
  __resolveType: TypeResolveFn<'AcceptInvitationSuccess' | 'InvitationExpiredError' | 'InvitationUsedError' | 'NotFoundError' | 'WrongAccountError', ParentType, ContextType>;
};

export type AcceptInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationSuccess'] = ResolversParentTypes['AcceptInvitationSuccess']> = {
  tenant?: Resolver<ResolversTypes['ViewerTenant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyInvitedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyInvitedError'] = ResolversParentTypes['AlreadyInvitedError']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyMemberErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyMemberError'] = ResolversParentTypes['AlreadyMemberError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdByName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCreatedByMember?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastFour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type ChangeMemberRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMemberRoleResult'] = ResolversParentTypes['ChangeMemberRoleResult']> = {
  __resolveType: TypeResolveFn<'ChangeMemberRoleSuccess' | 'LastOwnerError' | 'NotFoundError' | 'RoleNotBelowError', ParentType, ContextType>;
};

export type ChangeMemberRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMemberRoleSuccess'] = ResolversParentTypes['ChangeMemberRoleSuccess']> = {
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateApiTokenResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiTokenResult'] = ResolversParentTypes['CreateApiTokenResult']> = {
  __resolveType: TypeResolveFn<'CreateApiTokenSuccess' | 'PlanLimitError' | 'ValidationError', ParentType, ContextType>;
};

export type CreateApiTokenSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiTokenSuccess'] = ResolversParentTypes['CreateApiTokenSuccess']> = {
  apiToken?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTenantResult'] = ResolversParentTypes['CreateTenantResult']> = {
  __resolveType: TypeResolveFn<'CreateTenantSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type CreateTenantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTenantSuccess'] = ResolversParentTypes['CreateTenantSuccess']> = {
  tenant?: Resolver<ResolversTypes['ViewerTenant'], ParentType, ContextType>;
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

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitedByName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InvitationExpiredErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationExpiredError'] = ResolversParentTypes['InvitationExpiredError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationPreview'] = ResolversParentTypes['InvitationPreview']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  invitedByName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isForViewer?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['InvitationState'], ParentType, ContextType>;
  tenantName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvitationUsedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationUsedError'] = ResolversParentTypes['InvitationUsedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberResult'] = ResolversParentTypes['InviteMemberResult']> = {
  __resolveType: TypeResolveFn<'AlreadyInvitedError' | 'AlreadyMemberError' | 'InviteMemberSuccess' | 'PlanLimitError' | 'RoleNotBelowError' | 'TooManyInvitationsError' | 'ValidationError', ParentType, ContextType>;
};

export type InviteMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberSuccess'] = ResolversParentTypes['InviteMemberSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LastOwnerErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LastOwnerError'] = ResolversParentTypes['LastOwnerError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaveTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveTenantResult'] = ResolversParentTypes['LeaveTenantResult']> = {
  __resolveType: TypeResolveFn<'LastOwnerError' | 'LeaveTenantSuccess', ParentType, ContextType>;
};

export type LeaveTenantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveTenantSuccess'] = ResolversParentTypes['LeaveTenantSuccess']> = {
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  viewerCanChangeRole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanLeave?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanMakeOwner?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanRemove?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationResult'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  changeMemberRole?: Resolver<ResolversTypes['ChangeMemberRoleResult'], ParentType, ContextType, RequireFields<MutationChangeMemberRoleArgs, 'input'>>;
  createApiToken?: Resolver<ResolversTypes['CreateApiTokenResult'], ParentType, ContextType, RequireFields<MutationCreateApiTokenArgs, 'input'>>;
  createTenant?: Resolver<ResolversTypes['CreateTenantResult'], ParentType, ContextType, RequireFields<MutationCreateTenantArgs, 'input'>>;
  inviteMember?: Resolver<ResolversTypes['InviteMemberResult'], ParentType, ContextType, RequireFields<MutationInviteMemberArgs, 'input'>>;
  leaveTenant?: Resolver<ResolversTypes['LeaveTenantResult'], ParentType, ContextType>;
  recordOnboardingStep?: Resolver<ResolversTypes['RecordOnboardingStepResult'], ParentType, ContextType, RequireFields<MutationRecordOnboardingStepArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['RemoveMemberResult'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  resendInvitation?: Resolver<ResolversTypes['ResendInvitationResult'], ParentType, ContextType, RequireFields<MutationResendInvitationArgs, 'input'>>;
  revokeApiToken?: Resolver<ResolversTypes['RevokeApiTokenResult'], ParentType, ContextType, RequireFields<MutationRevokeApiTokenArgs, 'input'>>;
  revokeInvitation?: Resolver<ResolversTypes['RevokeInvitationResult'], ParentType, ContextType, RequireFields<MutationRevokeInvitationArgs, 'input'>>;
  rotateApiToken?: Resolver<ResolversTypes['RotateApiTokenResult'], ParentType, ContextType, RequireFields<MutationRotateApiTokenArgs, 'input'>>;
  transferOwnership?: Resolver<ResolversTypes['TransferOwnershipResult'], ParentType, ContextType, RequireFields<MutationTransferOwnershipArgs, 'input'>>;
  updateTenant?: Resolver<ResolversTypes['UpdateTenantResult'], ParentType, ContextType, RequireFields<MutationUpdateTenantArgs, 'input'>>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnboardingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Onboarding'] = ResolversParentTypes['Onboarding']> = {
  currentStep?: Resolver<Maybe<ResolversTypes['OnboardingStepName']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['OnboardingStep']>, ParentType, ContextType>;
};

export type OnboardingStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnboardingStep'] = ResolversParentTypes['OnboardingStep']> = {
  name?: Resolver<ResolversTypes['OnboardingStepName'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OnboardingStepStatus'], ParentType, ContextType>;
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
  invitation?: Resolver<Maybe<ResolversTypes['InvitationPreview']>, ParentType, ContextType, RequireFields<QueryInvitationArgs, 'token'>>;
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RecordOnboardingStepResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOnboardingStepResult'] = ResolversParentTypes['RecordOnboardingStepResult']> = {
  __resolveType: TypeResolveFn<'RecordOnboardingStepSuccess', ParentType, ContextType>;
};

export type RecordOnboardingStepSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOnboardingStepSuccess'] = ResolversParentTypes['RecordOnboardingStepSuccess']> = {
  onboarding?: Resolver<ResolversTypes['Onboarding'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberResult'] = ResolversParentTypes['RemoveMemberResult']> = {
  __resolveType: TypeResolveFn<'LastOwnerError' | 'NotFoundError' | 'RemoveMemberSuccess' | 'RoleNotBelowError', ParentType, ContextType>;
};

export type RemoveMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberSuccess'] = ResolversParentTypes['RemoveMemberSuccess']> = {
  memberId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResendInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendInvitationResult'] = ResolversParentTypes['ResendInvitationResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'ResendInvitationSuccess' | 'RoleNotBelowError' | 'TooManyInvitationsError', ParentType, ContextType>;
};

export type ResendInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendInvitationSuccess'] = ResolversParentTypes['ResendInvitationSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeApiTokenResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiTokenResult'] = ResolversParentTypes['RevokeApiTokenResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'RevokeApiTokenSuccess', ParentType, ContextType>;
};

export type RevokeApiTokenSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiTokenSuccess'] = ResolversParentTypes['RevokeApiTokenSuccess']> = {
  apiToken?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationResult'] = ResolversParentTypes['RevokeInvitationResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'RevokeInvitationSuccess' | 'RoleNotBelowError', ParentType, ContextType>;
};

export type RevokeInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationSuccess'] = ResolversParentTypes['RevokeInvitationSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleNotBelowErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleNotBelowError'] = ResolversParentTypes['RoleNotBelowError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RotateApiTokenResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateApiTokenResult'] = ResolversParentTypes['RotateApiTokenResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'PlanLimitError' | 'RotateApiTokenSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type RotateApiTokenSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateApiTokenSuccess'] = ResolversParentTypes['RotateApiTokenSuccess']> = {
  apiToken?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  apiTokens?: Resolver<Maybe<Array<ResolversTypes['ApiToken']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitableRoles?: Resolver<Maybe<Array<ResolversTypes['Role']>>, ParentType, ContextType>;
  invitations?: Resolver<Maybe<Array<ResolversTypes['Invitation']>>, ParentType, ContextType>;
  members?: Resolver<Maybe<Array<ResolversTypes['Member']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onboarding?: Resolver<Maybe<ResolversTypes['Onboarding']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewerPermissions?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  viewerRole?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type TooManyInvitationsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyInvitationsError'] = ResolversParentTypes['TooManyInvitationsError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferOwnershipResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferOwnershipResult'] = ResolversParentTypes['TransferOwnershipResult']> = {
  __resolveType: TypeResolveFn<'NotFoundError' | 'TransferOwnershipSuccess', ParentType, ContextType>;
};

export type TransferOwnershipSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferOwnershipSuccess'] = ResolversParentTypes['TransferOwnershipSuccess']> = {
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTenantResult'] = ResolversParentTypes['UpdateTenantResult']> = {
  __resolveType: TypeResolveFn<'UpdateTenantSuccess' | 'ValidationError', ParentType, ContextType>;
};

export type UpdateTenantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTenantSuccess'] = ResolversParentTypes['UpdateTenantSuccess']> = {
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AlreadyInvitedError' | 'AlreadyMemberError' | 'IntegrationOffError' | 'InvitationExpiredError' | 'InvitationUsedError' | 'LastOwnerError' | 'NotFoundError' | 'PlanLimitError' | 'RoleNotBelowError' | 'TooManyInvitationsError' | 'ValidationError' | 'WrongAccountError', ParentType, ContextType>;
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

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEmailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tenants?: Resolver<Array<ResolversTypes['ViewerTenant']>, ParentType, ContextType>;
};

export type ViewerTenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewerTenant'] = ResolversParentTypes['ViewerTenant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type WrongAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrongAccountError'] = ResolversParentTypes['WrongAccountError']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptInvitationResult?: AcceptInvitationResultResolvers<ContextType>;
  AcceptInvitationSuccess?: AcceptInvitationSuccessResolvers<ContextType>;
  AlreadyInvitedError?: AlreadyInvitedErrorResolvers<ContextType>;
  AlreadyMemberError?: AlreadyMemberErrorResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  ChangeMemberRoleResult?: ChangeMemberRoleResultResolvers<ContextType>;
  ChangeMemberRoleSuccess?: ChangeMemberRoleSuccessResolvers<ContextType>;
  CreateApiTokenResult?: CreateApiTokenResultResolvers<ContextType>;
  CreateApiTokenSuccess?: CreateApiTokenSuccessResolvers<ContextType>;
  CreateTenantResult?: CreateTenantResultResolvers<ContextType>;
  CreateTenantSuccess?: CreateTenantSuccessResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  IntegrationOffError?: IntegrationOffErrorResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationExpiredError?: InvitationExpiredErrorResolvers<ContextType>;
  InvitationPreview?: InvitationPreviewResolvers<ContextType>;
  InvitationUsedError?: InvitationUsedErrorResolvers<ContextType>;
  InviteMemberResult?: InviteMemberResultResolvers<ContextType>;
  InviteMemberSuccess?: InviteMemberSuccessResolvers<ContextType>;
  LastOwnerError?: LastOwnerErrorResolvers<ContextType>;
  LeaveTenantResult?: LeaveTenantResultResolvers<ContextType>;
  LeaveTenantSuccess?: LeaveTenantSuccessResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  Onboarding?: OnboardingResolvers<ContextType>;
  OnboardingStep?: OnboardingStepResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlanLimitError?: PlanLimitErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordOnboardingStepResult?: RecordOnboardingStepResultResolvers<ContextType>;
  RecordOnboardingStepSuccess?: RecordOnboardingStepSuccessResolvers<ContextType>;
  RemoveMemberResult?: RemoveMemberResultResolvers<ContextType>;
  RemoveMemberSuccess?: RemoveMemberSuccessResolvers<ContextType>;
  ResendInvitationResult?: ResendInvitationResultResolvers<ContextType>;
  ResendInvitationSuccess?: ResendInvitationSuccessResolvers<ContextType>;
  RevokeApiTokenResult?: RevokeApiTokenResultResolvers<ContextType>;
  RevokeApiTokenSuccess?: RevokeApiTokenSuccessResolvers<ContextType>;
  RevokeInvitationResult?: RevokeInvitationResultResolvers<ContextType>;
  RevokeInvitationSuccess?: RevokeInvitationSuccessResolvers<ContextType>;
  RoleNotBelowError?: RoleNotBelowErrorResolvers<ContextType>;
  RotateApiTokenResult?: RotateApiTokenResultResolvers<ContextType>;
  RotateApiTokenSuccess?: RotateApiTokenSuccessResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TooManyInvitationsError?: TooManyInvitationsErrorResolvers<ContextType>;
  TransferOwnershipResult?: TransferOwnershipResultResolvers<ContextType>;
  TransferOwnershipSuccess?: TransferOwnershipSuccessResolvers<ContextType>;
  UpdateTenantResult?: UpdateTenantResultResolvers<ContextType>;
  UpdateTenantSuccess?: UpdateTenantSuccessResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  ValidationIssue?: ValidationIssueResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ViewerTenant?: ViewerTenantResolvers<ContextType>;
  WrongAccountError?: WrongAccountErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  can?: CanDirectiveResolver<any, any, ContextType>;
  effect?: EffectDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  sizedByDays?: SizedByDaysDirectiveResolver<any, any, ContextType>;
};
