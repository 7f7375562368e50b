import { createIdentitySigner, generateIdentityKeys } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { startGateway } from '../../gateway/app.ts';
import { createTokenResolver } from '../../gateway/identity/api-token.ts';
import { openIdentityStore } from '../../gateway/identity/identity-store.adapter.ts';
import { openRateStore } from '../../gateway/rates/rate-store.adapter.ts';
import { documentId } from '../../gateway/trusted-documents/manifest.ts';
import { query } from './graph.ts';

interface Given {
  readonly port: number;
  readonly supergraph: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
}

const { port, supergraph, urls, databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as Given;
const log = createLogger({ name: 'gateway', level: 'warn' });
const store = openIdentityStore(databaseUrl, log);
const { privateJwk } = await generateIdentityKeys();
const [first = ''] = Object.values(urls);
const all = Object.fromEntries(subgraphs.map((name) => [name, first])) as Record<(typeof subgraphs)[number], string>;
/** As many as the portal has: each start plans them all. */
const documents = [query, ...Array.from({ length: 55 }, (_, n) => query.replace('Tenants', `Tenants${n}`))];
await startGateway({
  host: '127.0.0.1',
  port,
  publicUrl: `http://localhost:${port}`,
  supergraph,
  apiSchema: '',
  subgraphUrls: { ...all, ...urls },
  portalUrl: first,
  documents: new Map(documents.map((document) => [documentId(document), document])),
  trustedProxies: [],
  isIntrospectable: false,
  store,
  rateStore: openRateStore(databaseUrl, log),
  // One address sends the whole load: it is counted as always, and not rejected.
  rateScale: 1_000,
  signer: createIdentitySigner(privateJwk),
  resolveApiToken: createTokenResolver(store, () => undefined),
  authSecrets: ['no one signs in with a cookie here, so this is unused'],
  listen: async () => ({ stop: async () => undefined }),
  log,
});
console.log('ready');
