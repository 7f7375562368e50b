import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { migrateAll } from '../../../launcher/postgres/databases.ts';
import { type Ports, serviceEnvironment } from '../../../launcher/start/environment.ts';
import { freePort } from '../../../launcher/home/ports.ts';
import { derivedSecrets, makeSecrets, ownEnvironment } from '../../../launcher/home/secrets.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { startPooler } from './pooler.ts';
import { type RestartablePostgres, startRestartablePostgres } from './postgres.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';
import { startVendors, type Vendors } from './vendors/vendors.ts';

/** What runs in copies; no answer passes through the portal. */
export const deployed = [...subgraphs, 'gateway'] as const;
export type DeployedName = (typeof deployed)[number] | 'portal';

/**
 * The product as it is deployed: each copy of each service in its own process, balancers between them, and a
 * PostgreSQL.
 */
export interface Deployment {
  /** Where the public finds it. */
  readonly url: string;
  readonly postgres: RestartablePostgres;
  /** The address at which the owner would reach the database through the pooler, if there is one. */
  readonly pooledUrl: string | undefined;
  readonly platformSecret: string;
  readonly vendors: Vendors;
  /** The copies of a service. */
  copies(name: DeployedName): readonly ServiceProcess[];
  sandbox: Vendors['sandbox'];
  /** Freezes a copy, and takes it out of rotation, as a health check would; returns the function that thaws it. */
  freeze(name: DeployedName, copy: number): () => void;
  stop(): Promise<void>;
}

/** The part of it that traffic and the check of its outcome need. */
export type ReachableDeployment = Pick<Deployment, 'url' | 'postgres' | 'vendors' | 'sandbox'>;

/** How long a vendor waits for its webhook to be acknowledged: longer than Slack's three seconds, for busy machines. */
const vendorTimeoutMs = 10_000;

export interface DeploymentOptions {
  readonly copyCount: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly postgresFlags?: readonly string[];
  /** What is started; by default `deployed`. */
  readonly parts?: readonly DeployedName[];
  /** Whether the balancers request `/readyz` from the copies, and give no connections to those that are not ready. */
  readonly isChecking?: boolean;
  /**
   * Whether the services reach the database through a pooler in transaction mode, and the database itself by
   * DATABASE_DIRECT_URL.
   */
  readonly isPooled?: boolean;
}

interface Address {
  /** Where callers find the service: at a balancer, unless there is only one copy. */
  readonly port: number;
  readonly copyPorts: readonly number[];
}

async function findPorts(parts: readonly DeployedName[], copyCount: number): Promise<Record<DeployedName, Address>> {
  const addresses: Partial<Record<DeployedName, Address>> = {};
  for (const name of parts) {
    const copyPorts: number[] = [];
    for (let copy = 0; copy < copyCount; copy += 1) copyPorts.push(await freePort());
    addresses[name] = { port: copyCount === 1 ? (copyPorts[0] ?? 0) : await freePort(), copyPorts };
  }
  return addresses as Record<DeployedName, Address>;
}

/** Starts everything, with an empty, migrated database. */
export async function startDeployment({
  copyCount,
  environment = {},
  postgresFlags = [],
  parts = deployed,
  isChecking = false,
  isPooled = false,
}: DeploymentOptions): Promise<Deployment> {
  const [postgres, vendors, addresses, secrets, unused] = await Promise.all([
    startRestartablePostgres(postgresFlags),
    startVendors(),
    findPorts(parts, copyCount),
    makeSecrets(),
    freePort(),
  ]);
  const platformSecret = secrets['PLATFORM_SECRET'] ?? '';
  await migrateAll(postgres.url, platformSecret);
  const pooler = isPooled ? await startPooler(postgres.url, platformSecret) : undefined;
  const published = Object.fromEntries(parts.map((name) => [name, addresses[name].port]));
  const shared = {
    ...serviceEnvironment({
      settings: {
        PORT: addresses.gateway.port,
        NODE_ENV: 'development',
        ...(pooler && { DATABASE_DIRECT_URL: postgres.url }),
      },
      secrets: { ...secrets, ...derivedSecrets(platformSecret) },
      ports: { portal: unused, metrics: 0, portalMetrics: 0, ...published } as unknown as Ports,
      databaseUrl: pooler?.url ?? postgres.url,
      sandbox: { environment: vendors.environment, process: {} },
    }),
    // As it is deployed: under NODE_ENV=test some libraries behave differently.
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    TRUSTED_DOCUMENTS: 'test/graph/generated/persisted-documents.json',
    QUIET_WINDOW_MS: '0',
    // The scenarios write more than people do.
    RATE_SCALE: '100',
    // Each start reads the same sources: Node's compile cache is kept.
    NODE_COMPILE_CACHE: join(tmpdir(), 'konstruct-compile-cache'),
    ...environment,
  };
  const services = new Map<DeployedName, ServiceProcess[]>();
  const balancers = new Map<DeployedName, Balancer>();
  const stop = async () => {
    vendors.sendsEcho = false;
    await Promise.all([...services.values()].flat().map((service) => service.stop()));
    await Promise.all([...balancers.values()].map((balancer) => balancer.stop()));
    await vendors.stop();
    await pooler?.stop();
    await postgres.stop();
  };
  try {
    // All at once: the gateway itself waits for the others.
    const starting = parts.map(async (name) => {
      const { port, copyPorts } = addresses[name];
      const variable = name === 'gateway' ? 'PORT' : `${name.toUpperCase()}_PORT`;
      if (copyCount > 1) balancers.set(name, await startBalancer(port, copyPorts, isChecking));
      const started = copyPorts.map((own) => {
        const environment = { ...ownEnvironment(name, shared), [variable]: String(own) };
        return startServiceProcess({ name, port: own, environment });
      });
      // If one fails to start, those that did start have to be stopped.
      services.set(
        name,
        (await Promise.allSettled(started)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      );
      await Promise.all(started);
    });
    await Promise.allSettled(starting);
    await Promise.all(starting);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `http://localhost:${addresses.gateway.port}`;
  vendors.deliver = async ({ path, headers, body }) => {
    const signal = AbortSignal.timeout(vendorTimeoutMs);
    const response = await fetch(`http://127.0.0.1:${addresses.gateway.port}${path}`, {
      method: 'POST',
      headers,
      body,
      signal,
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The webhook was answered ${response.status}.`);
  };
  const copies = (name: DeployedName) => services.get(name) ?? [];
  return {
    url,
    postgres,
    pooledUrl: pooler?.url,
    platformSecret,
    vendors,
    copies,
    sandbox: vendors.sandbox,
    freeze(name, copy) {
      const port = addresses[name].copyPorts[copy] ?? 0;
      balancers.get(name)?.setHealthy(port, false);
      copies(name)[copy]?.freeze();
      return () => {
        copies(name)[copy]?.thaw();
        balancers.get(name)?.setHealthy(port, true);
      };
    },
    stop,
  };
}
