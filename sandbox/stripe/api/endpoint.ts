import type { StripeContext } from '../stripe-context.ts';
import type { Params } from './params.ts';

/** One request to one endpoint. */
export interface Call {
  context: StripeContext;
  params: Params;
  /** The id in the URL; empty if it has none. */
  id: string;
  /** The URL's path, for lists. */
  path: string;
}

/** One endpoint of the API. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `:id` if the URL contains one. */
  url: string;
  /**
   * Every parameter it accepts; `*` means a position or a free key. As at Stripe, all other parameters are rejected.
   */
  accepts: readonly string[];
  /** Runs synchronously, so that no request ever sees another's partial changes. */
  handle(call: Call): object;
}
