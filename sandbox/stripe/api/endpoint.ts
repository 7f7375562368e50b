import type { StripeContext } from '../stripe-context.ts';
import type { Params } from './params.ts';

/** One request to one endpoint. */
export interface Call {
  context: StripeContext;
  params: Params;
  /** The id in the URL; empty where it has none. */
  id: string;
  /** The URL's path, for lists. */
  path: string;
}

/** One endpoint of the API. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `:id` where the URL carries one. */
  url: string;
  /** Every parameter it takes, `*` standing for a position or a free key; all others are refused, as Stripe does. */
  accepts: readonly string[];
  /** Works without waiting, so that no two requests ever see each other's halves. */
  handle(call: Call): object;
}
