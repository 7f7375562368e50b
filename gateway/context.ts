import type { Actor } from '@konstruct/kit/identity';
import type { FastifyBaseLogger } from 'fastify';
import type { RequestRates } from './rates/request-rates.ts';

/** One caller's request, as identity, federation and front door see it. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  /** A signed statement of the caller's identity, for one service. */
  identityFor(audience: string): Promise<string>;
}

/** What a GraphQL operation passes to the subgraphs' data sources. */
export interface GraphContext extends Partial<Caller> {
  /** Set while plans are made before the first request: nothing leaves the gateway. */
  readonly isWarmingUp?: boolean;
  /** The rates that the request is counted against. */
  readonly rates?: RequestRates | null;
  /** Called with the operation that is run. */
  readonly onOperation?: (operation: Operation) => void;
}

/** The operation that a GraphQL request runs, as its document names it. */
export interface Operation {
  readonly name: string | null;
  readonly type: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `identifyCaller` on the routes that need it. */
    caller: Caller | null;
    /** The identity token that a proxied request carries to its service. */
    identityToken: string | null;
    /** Set on the graph's routes, from the first byte. */
    rates: RequestRates | null;
    /** Set on the graph's routes once the document has been read. */
    operation: Operation | null;
  }
}
