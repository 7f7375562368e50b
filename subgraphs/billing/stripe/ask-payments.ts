import { type Context, type PaymentsContext, tenantContextOf, withPayments } from '../context.ts';
import { PaymentsFailure, type PaymentsFault } from './stripe.port.ts';

const integrationOff = () => ({
  __typename: 'IntegrationOffError' as const,
  message: 'Payments are switched off on this installation. Contact your administrator.',
});

const notKnown =
  'the outcome is not known yet. Check again in a minute, and try again if it wasn’t done. Nothing is bought or charged twice.';
const refused = 'The payment provider rejected this. Nothing was charged. Try again, or contact your administrator.';

const messages: Partial<Record<PaymentsFault, string>> = {
  unavailable: `The payment provider gave no clear answer, so ${notKnown}`,
  not_understood: `The payment provider’s answer was not understood, so ${notKnown}`,
};

const providerFailed = ({ fault }: PaymentsFailure) => ({
  __typename: 'PaymentProviderError' as const,
  message: messages[fault] ?? refused,
});

/**
 * Runs work that needs the payment provider. If the provider is off, unavailable or rejects the request, returns the
 * graph's errors.
 */
export async function askPayments<T>(ctx: Context, work: (paying: PaymentsContext) => Promise<T>) {
  const paying = withPayments(tenantContextOf(ctx));
  if (paying === null) return integrationOff();
  try {
    return await work(paying);
  } catch (error) {
    if (!(error instanceof PaymentsFailure)) throw error;
    ctx.deps.log.warn({ fault: error.fault, error: error.message }, 'a request to the payment provider failed');
    return providerFailed(error);
  }
}
