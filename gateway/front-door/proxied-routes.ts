import type { HTTPMethods } from 'fastify';
import type { SubgraphName } from '@konstruct/schema/subgraphs';

/** A part of the public address space that a service answers. */
export interface ProxiedRoute {
  /** The path and everything below it. */
  readonly prefix: string;
  readonly service: SubgraphName | 'portal';
  readonly methods?: readonly HTTPMethods[];
  /** Whether the service is told who is asking. */
  readonly carriesIdentity?: boolean;
  /** Headers that the service has no business with. */
  readonly drops?: readonly string[];
  /** Requests that its service works on at once, where that is fewer than of other routes. */
  readonly places?: number;
  /** Answers that may take long: how many a company, or an address, may have under way until they are read. */
  readonly mostLongAnswers?: number;
  /** Which requests change nothing when they are made twice. Default: GET and HEAD. */
  readonly safe?: 'all' | 'none';
  /** Whether texts are compressed on their way out. */
  readonly isCompressed?: boolean;
}

/** Every path that is not the gateway's own, the most specific first. A webhook is stored once, however often it comes. */
export const proxiedRoutes: readonly ProxiedRoute[] = [
  { prefix: '/api/auth', service: 'accounts', carriesIdentity: true },
  { prefix: '/webhooks/slack', service: 'channels', methods: ['POST'], safe: 'all', drops: ['cookie', 'authorization'] },
  { prefix: '/webhooks/whatsapp', service: 'channels', methods: ['GET', 'POST'], safe: 'all', drops: ['cookie', 'authorization'] },
  { prefix: '/webhooks/stripe', service: 'billing', methods: ['POST'], safe: 'all', drops: ['cookie', 'authorization'] },
  // Slack's code is good for one use.
  { prefix: '/oauth/slack/callback', service: 'channels', methods: ['GET'], safe: 'none', carriesIdentity: true },
  { prefix: '/export', service: 'usage', methods: ['GET'], carriesIdentity: true, isCompressed: true, mostLongAnswers: 4 },
  // Pages cost the portal's only thread: more at once would wait there, where there are no turns.
  { prefix: '/', service: 'portal', isCompressed: true, places: 32 },
];
