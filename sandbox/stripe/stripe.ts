import { createSandboxServer, type ListenOptions, type RunningSandbox } from '../control/sandbox-server.ts';
import { openState } from '../control/state-file.ts';
import { addEndpoints } from './serve.ts';
import { checkoutEndpoints } from './checkout/checkout-endpoints.ts';
import { addCheckoutRoutes } from './checkout/checkout-routes.ts';
import { advanceTo } from './clock/advance.ts';
import { finishAdvancing, testClockEndpoints } from './clock/test-clock-endpoints.ts';
import { customerEndpoints } from './customers/customer-endpoints.ts';
import { addAccountControl } from './control/account-control.ts';
import { addDeliveryControl } from './control/delivery-control.ts';
import { addDashboard } from './dashboard/dashboard-routes.ts';
import { couponEndpoints } from './discounts/coupon-endpoints.ts';
import { eventEndpoints } from './events/event-endpoints.ts';
import { createStripeDelivery } from './events/stripe-delivery.ts';
import { invoiceEndpoints } from './invoice-endpoints/invoice-endpoints.ts';
import { addInvoiceRoutes } from './invoice-endpoints/invoice-routes.ts';
import { paymentMethodEndpoints } from './payment-methods/payment-method-endpoints.ts';
import { portalEndpoints } from './portal/portal-endpoints.ts';
import { addPortalRoutes } from './portal/portal-routes.ts';
import { productEndpoints } from './products/product-endpoints.ts';
import { refundEndpoints } from './refunds/refund-endpoints.ts';
import type { StripeContext, StripeSettings } from './stripe-context.ts';
import { initialState } from './stripe-state.ts';
import { subscriptionEndpoints } from './subscriptions/subscription-endpoints.ts';
import { webhookEndpointEndpoints } from './webhook-endpoints/webhook-endpoint-endpoints.ts';

/** The options of the sandbox server for Stripe. Only the port is required. */
export interface StripeOptions extends ListenOptions, Partial<StripeSettings> {
  /** The file for the account; in memory if absent. */
  stateFile?: string | undefined;
}

/**
 * Stripe retries for three days. With these delays, a product that was down for a few minutes still receives every
 * event.
 */
const RETRY_DELAYS_MS = [1_000, 3_000, 10_000, 30_000, 120_000, 600_000];
const TIMEOUT_MS = 10_000;
const TICK_MS = 1_000;

const ENDPOINTS = [
  ...productEndpoints,
  ...customerEndpoints,
  ...paymentMethodEndpoints,
  ...checkoutEndpoints,
  ...subscriptionEndpoints,
  ...invoiceEndpoints,
  ...refundEndpoints,
  ...couponEndpoints,
  ...portalEndpoints,
  ...eventEndpoints,
  ...testClockEndpoints,
  ...webhookEndpointEndpoints,
];

/** Starts an account with Stripe's API, Checkout, Billing Portal and webhooks. */
export async function startStripe(options: StripeOptions): Promise<RunningSandbox> {
  const settings: StripeSettings = {
    secretKey: options.secretKey ?? 'sk_test_sandbox',
    webhookUrl: options.webhookUrl,
    webhookSecret: options.webhookSecret ?? 'whsec_sandbox',
    enabledEvents: options.enabledEvents ?? ['*'],
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    retryDays: options.retryDays ?? [3, 5, 7],
    afterRetries: options.afterRetries ?? 'canceled',
    upcomingDays: options.upcomingDays ?? 7,
  };
  const state = openState(options.stateFile, initialState);
  const server = await createSandboxServer({
    errorBody: (status, path, message) => ({
      error: {
        type: status >= 500 ? 'api_error' : 'invalid_request_error',
        message: status === 404 ? `Unrecognized request URL (${path}). Please see https://stripe.com/docs.` : message,
        ...(status === 429 ? { code: 'rate_limit' } : {}),
      },
    }),
    isOwnPage: (path) => !path.startsWith('/v1/'),
    reset: () => {
      delivery.clear();
      state.reset();
    },
    clockMoved: () => clockMoved(),
  });
  const delivery = createStripeDelivery(settings, state);
  let url = '';
  const context: StripeContext = { state, settings, clock: server.clock, delivery, url: () => url, cause: null };
  const catchUp = () => advanceTo(context, null, Math.floor(server.clock.now() / 1000));
  const clockMoved = () => {
    state.value.offsetSeconds = server.clock.offset();
    catchUp();
  };
  addEndpoints(server.app, context, ENDPOINTS);
  addCheckoutRoutes(server.app, context);
  addPortalRoutes(server.app, context);
  addInvoiceRoutes(server.app, context);
  addDashboard(server.app, context, clockMoved);
  addDeliveryControl(server.app, context);
  addAccountControl(server.app, context);
  // Starts only once the server listens, because invoices include its address.
  const ticker = setInterval(() => url !== '' && catchUp(), TICK_MS).unref();
  const running = await server.listen(options, () => {
    clearInterval(ticker);
    delivery.stop();
    state.flush();
  });
  url = running.url;
  // Continues the earlier run: its purchases, undelivered events and advancing clocks.
  server.clock.setOffset(state.value.offsetSeconds);
  delivery.resume();
  for (const clock of Object.values(state.value.testClocks)) finishAdvancing(context, clock);
  return running;
}
