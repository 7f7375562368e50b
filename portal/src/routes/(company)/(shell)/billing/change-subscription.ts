import {
  CancelSubscriptionDocument,
  ChangeAgentQuantityDocument,
  CreateBillingPortalSessionDocument,
  CreateCheckoutSessionDocument,
  ResumeSubscriptionDocument,
  type PlanInterval,
} from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { rejectionOf, type Rejection } from '#lib/ui/form/rejection.ts';

/** Opens the payment provider's checkout. If that fails, returns why. */
export async function openCheckout(input: {
  interval: PlanInterval;
  quantity: number;
  idempotencyKey: string;
}): Promise<Rejection | void> {
  const { createCheckoutSession: result } = await mutate(CreateCheckoutSessionDocument, { input });
  switch (result.__typename) {
    case 'CreateCheckoutSessionSuccess':
      return location.assign(result.url);
    case 'ValidationError':
      return rejectionOf(result);
    case 'AlreadySubscribedError':
    case 'PaymentProviderError':
    case 'IntegrationOffError':
      return { message: result.message };
    default:
      return unreachable(result);
  }
}

/** Where the cardholder confirms a change that the bank wants confirmed. The change waits for that. */
export interface ToConfirm {
  readonly message: string;
  readonly url: string;
}

/** Pays for more or fewer AI employees. A rejection is thrown with its message; in that case nothing was changed. */
export async function changeQuantity(input: {
  quantity: number;
  prorationDate: string | null;
  idempotencyKey: string;
}): Promise<ToConfirm | null> {
  const { changeAgentQuantity: result } = await mutate(ChangeAgentQuantityDocument, { input });
  switch (result.__typename) {
    case 'ChangeAgentQuantitySuccess':
      return null;
    case 'PaymentActionRequiredError':
      return { message: result.message, url: result.confirmUrl };
    case 'ValidationError':
    case 'NoSubscriptionError':
    case 'IrregularSubscriptionError':
    case 'PaymentDueError':
    case 'PaymentDeclinedError':
    case 'StalePreviewError':
    case 'PaymentProviderError':
    case 'IntegrationOffError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

export async function cancel(idempotencyKey: string): Promise<void> {
  const { cancelSubscription: result } = await mutate(CancelSubscriptionDocument, { input: { idempotencyKey } });
  switch (result.__typename) {
    case 'CancelSubscriptionSuccess':
      return;
    case 'ValidationError':
    case 'NoSubscriptionError':
    case 'IrregularSubscriptionError':
    case 'PaymentProviderError':
    case 'IntegrationOffError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

export async function resume(idempotencyKey: string): Promise<void> {
  const { resumeSubscription: result } = await mutate(ResumeSubscriptionDocument, { input: { idempotencyKey } });
  switch (result.__typename) {
    case 'ResumeSubscriptionSuccess':
      return;
    case 'ValidationError':
    case 'NoSubscriptionError':
    case 'IrregularSubscriptionError':
    case 'PaymentDeclinedError':
    case 'PaymentProviderError':
    case 'IntegrationOffError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

/** Opens the payment provider's page for changing the payment method. */
export async function openPaymentMethod(): Promise<void> {
  const { createBillingPortalSession: result } = await mutate(CreateBillingPortalSessionDocument, {
    input: { flow: 'PAYMENT_METHOD' },
  });
  switch (result.__typename) {
    case 'CreateBillingPortalSessionSuccess':
      return location.assign(result.url);
    case 'NoSubscriptionError':
    case 'PaymentProviderError':
    case 'IntegrationOffError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
