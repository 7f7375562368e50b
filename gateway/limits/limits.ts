import { defaultTrafficLimits, type TrafficLimits } from './traffic-limits.ts';

/** How large requests and documents may be, and how many may be open. */
export interface Limits extends TrafficLimits {
  /** Bytes of a GraphQL request. */
  readonly graphqlBodyBytes: number;
  /** Bytes of a forwarded request. Meta's webhooks have up to 3 MB. */
  readonly proxiedBodyBytes: number;
  /** Lexical tokens of a document. */
  readonly documentTokens: number;
  /** Nested selections, fragments written out. The standard introspection query has 15. */
  readonly documentDepth: number;
  /** Fields, fragments written out. */
  readonly documentFields: number;
  readonly documentAliases: number;
  readonly documentDirectives: number;
  /** How many times one field may occur at the same position, for example when several fragments contain it. */
  readonly documentRepeats: number;
  /** Fields that an answer may have, with every list as long as it can be, plus the days of its ranges. */
  readonly documentCost: number;
  /**
   * Possible plans of a document that are compared before the cheapest is chosen. The portal's documents have six at
   * most.
   */
  readonly documentPlans: number;
  /** Milliseconds until a request's headers must have arrived. */
  readonly headersMs: number;
  /** Milliseconds until the whole request must have arrived. */
  readonly requestMs: number;
  /** Milliseconds that a subgraph has for one answer. */
  readonly subgraphMs: number;
  /** Milliseconds until a proxied service must have begun its answer. */
  readonly proxiedMs: number;
  /** Milliseconds that requests under way have when the gateway stops. */
  readonly drainMs: number;
}

export const defaultLimits: Limits = {
  ...defaultTrafficLimits,
  graphqlBodyBytes: 512 * 1024,
  proxiedBodyBytes: 4 * 1024 * 1024,
  documentTokens: 2_000,
  documentDepth: 16,
  documentFields: 500,
  documentAliases: 30,
  documentDirectives: 50,
  documentRepeats: 50,
  documentCost: 20_000,
  documentPlans: 64,
  headersMs: 10_000,
  requestMs: 30_000,
  subgraphMs: 20_000,
  proxiedMs: 30_000,
  drainMs: 3_000,
};
