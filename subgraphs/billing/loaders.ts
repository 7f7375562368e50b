import type { Context } from './context.ts';
import { type BillingStateLoader, createBillingStateLoader } from './subscription/billing-state.loader.ts';

export interface Loaders {
  readonly billingState: BillingStateLoader;
}

/** One of each per request: many lookups become one query. */
export function createLoaders(ctx: Pick<Context, 'em'>): Loaders {
  return { billingState: createBillingStateLoader(ctx) };
}
