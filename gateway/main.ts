import { gatewayRole, roleUrl, watchMostConnections } from '@konstruct/kit/database';
import { createIdentitySigner } from '@konstruct/kit/identity';
import { listenLive } from '@konstruct/kit/live';
import { createLogger, type StartService } from '@konstruct/kit/process';
import { liveTopics } from '@konstruct/schema/live-topics';
import { readApiSchema, readSupergraph } from '@konstruct/schema/sdl';
import { startGateway } from './app.ts';
import { env } from './env.ts';
import { createTokenResolver } from './identity/api-token.ts';
import { openIdentityStore } from './identity/identity-store.adapter.ts';
import { openRateStore } from './rates/rate-store.adapter.ts';
import { manifestFiles } from './trusted-documents/manifest-files.ts';
import { readManifests } from './trusted-documents/manifest.ts';

/** Starts the gateway from its environment. */
export const start: StartService = async (source) => {
  const read = env(source);
  const log = createLogger({ name: 'gateway', level: read.LOG_LEVEL });
  const connection = { databaseUrl: read.DATABASE_URL, passwords: { [gatewayRole]: read.DATABASE_PASSWORD } };
  const direct = { ...connection, databaseUrl: read.DATABASE_DIRECT_URL ?? read.DATABASE_URL };
  const store = openIdentityStore(roleUrl(gatewayRole, connection), log);
  watchMostConnections('gateway');
  return startGateway({
    host: read.HOST,
    port: read.PORT,
    metricsPort: read.METRICS_PORT,
    publicUrl: read.PUBLIC_URL,
    supergraph: readSupergraph(),
    apiSchema: readApiSchema(),
    subgraphUrls: read.subgraphUrls,
    portalUrl: read.PORTAL_URL,
    documents: readManifests(manifestFiles(read.TRUSTED_DOCUMENTS)),
    trustedProxies: read.TRUSTED_PROXIES,
    isIntrospectable: read.NODE_ENV !== 'production',
    store,
    rateStore: openRateStore(roleUrl(gatewayRole, connection), log),
    rateScale: read.RATE_SCALE,
    limits: { drainMs: read.STOP_GRACE_SECONDS * 1000 },
    signer: createIdentitySigner(read.IDENTITY_PRIVATE_KEY),
    resolveApiToken: createTokenResolver(store, (error) =>
      log.warn({ err: error }, 'the last use of an API token could not be saved'),
    ),
    authSecrets: read.AUTH_SECRET,
    listen: (listener) => listenLive({ ...listener, topics: liveTopics, role: gatewayRole, connection: direct }),
    log,
  });
};
