import type { HTTPMethods } from 'fastify';
import type { SubgraphName } from '@konstruct/schema/subgraphs';

/** A part of the public address space that a service answers. */
export interface ProxiedRoute {
  /** The path and everything below it. */
  readonly prefix: string;
  readonly service: SubgraphName | 'portal';
  readonly methods?: readonly HTTPMethods[];
  /** Whether the service receives the caller's identity. */
  readonly carriesIdentity?: boolean;
  /** Headers that the service must not see. */
  readonly drops?: readonly string[];
  /** How many requests its service handles at the same time, if fewer than on other routes. */
  readonly places?: number;
  /** For answers that may take long: how many a company, or an address, may have under way until they are read. */
  readonly mostLongAnswers?: number;
  /** Which requests have no second effect when they are repeated. Default: GET and HEAD. */
  readonly safe?: 'all' | 'none';
  /** Whether text responses are compressed. */
  readonly isCompressed?: boolean;
}

/**
 * Every path that is not the gateway's own, the most specific first. A webhook is stored once, however often it is
 * delivered.
 */
export const proxiedRoutes: readonly ProxiedRoute[] = [
  { prefix: '/api/auth', service: 'accounts', carriesIdentity: true },
  {
    prefix: '/webhooks/slack',
    service: 'channels',
    methods: ['POST'],
    safe: 'all',
    drops: ['cookie', 'authorization'],
  },
  {
    prefix: '/webhooks/whatsapp',
    service: 'channels',
    methods: ['GET', 'POST'],
    safe: 'all',
    drops: ['cookie', 'authorization'],
  },
  {
    prefix: '/webhooks/stripe',
    service: 'billing',
    methods: ['POST'],
    safe: 'all',
    drops: ['cookie', 'authorization'],
  },
  // Slack's code can be used once.
  { prefix: '/oauth/slack/callback', service: 'channels', methods: ['GET'], safe: 'none', carriesIdentity: true },
  {
    prefix: '/export',
    service: 'usage',
    methods: ['GET'],
    carriesIdentity: true,
    isCompressed: true,
    mostLongAnswers: 4,
  },
  // Pages are rendered on the portal's only thread: more at once would wait there, without fair turns.
  { prefix: '/', service: 'portal', isCompressed: true, places: 32 },
];
