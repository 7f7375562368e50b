import type { TenantSubscription } from '../generated/resolvers.ts';

/** A type of the graph as it appears in an answer. */
type Answered<T> = T extends Date
  ? string
  : T extends readonly (infer U)[]
    ? readonly Answered<U>[]
    : T extends object
      ? { readonly [K in keyof T]-?: Answered<T[K]> }
      : T;

/** What the graph shows of a subscription. */
export type ShownSubscription = Answered<TenantSubscription>;

const money = '{ amountMinor currency }';
export const subscriptionFields = `status providerStatus irregularities { kind message } agentQuota answerLimit isBillingOn isIncomplete
  finishPaymentUrl quantity interval pricePerAgent ${money} exactPricePerAgent ${money} pricePerPeriod ${money} trialEndsAt
  currentPeriodEndsAt cancelsAt endedAt graceEndsAt amountDue ${money} amountsDue ${money} payUrl hasUsedTrial viewerCanManage
  viewerCanSubscribe viewerCanChange`;

/** What a mutation answers. */
export interface MutationResult {
  readonly __typename: string;
  readonly message?: string;
  readonly url?: string;
  readonly payUrl?: string | null;
  readonly confirmUrl?: string;
  readonly irregularities?: ShownSubscription['irregularities'];
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
  readonly subscription?: ShownSubscription;
}

const subscription = `subscription { ${subscriptionFields} }`;
const invalid = '... on ValidationError { issues { path code } }';
const irregular = '... on IrregularSubscriptionError { irregularities { kind message } }';

/** The selected fields of each mutation's result. */
export const mutations = {
  createCheckoutSession: `... on CreateCheckoutSessionSuccess { url } ${invalid}`,
  changeAgentQuantity: `... on ChangeAgentQuantitySuccess { ${subscription} } ... on PaymentDueError { payUrl }
    ... on PaymentActionRequiredError { confirmUrl } ${irregular} ${invalid}`,
  cancelSubscription: `... on CancelSubscriptionSuccess { ${subscription} } ${irregular}`,
  resumeSubscription: `... on ResumeSubscriptionSuccess { ${subscription} } ${irregular}`,
  createBillingPortalSession: '... on CreateBillingPortalSessionSuccess { url }',
};
