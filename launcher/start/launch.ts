import { join } from 'node:path';
import { Client } from 'pg';
import { secretIssues } from '@konstruct/kit/process';
import { migrateAll } from '../postgres/databases.ts';
import { environment, readSettings, type Settings } from '../env.ts';
import { portNames, type Ports, serviceEnvironment } from './environment.ts';
import { developmentSecrets, openHome } from '../home/home.ts';
import { buildPortal } from './portal-build.ts';
import { isFree, namedPorts } from '../home/ports.ts';
import { startPostgres } from '../postgres/postgres.ts';
import { planSandbox, startSandbox } from './sandbox.ts';
import { derivedSecrets, keyPairs, ownEnvironment, ownSecrets } from '../home/secrets.ts';
import { type ServiceName, services, startService } from './start-service.ts';

/** Everything that can be started by name, in the order in which it starts. */
const parts = ['sandbox', ...services] as const;
type PartName = (typeof parts)[number];

type Print = (line: string) => void;

function chosen(names: readonly string[]): readonly PartName[] {
  const unknown = names.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`There is no service ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
  return names.length === 0 ? parts : parts.filter((name) => names.includes(name));
}

/** A check that no service can make alone, since each holds only one of two equal secrets, or one half of a pair. */
function refuseUnsafe(secrets: Readonly<Record<string, string | undefined>>): void {
  const issues = secretIssues(secrets, keyPairs);
  if (issues.length > 0)
    throw new Error(`The environment is not safe.\n  ${issues.map((issue) => `${issue}.`).join('\n  ')}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

/**
 * The database to use: the one that was configured, one that another launcher of this home runs, or one started here.
 */
async function openDatabase(settings: Settings, home: string, port: number, password: string, print: Print) {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, isOurs: false, stop: async () => undefined };
  const running = `postgres://konstruct:${encodeURIComponent(password)}@127.0.0.1:${port}/konstruct`;
  if (await answers(running)) return { url: running, isOurs: false, stop: async () => undefined };
  const database = await startPostgres({ directory: join(home, 'postgres'), port, password });
  print(`database ready on 127.0.0.1:${port}`);
  return { ...database, isOurs: true };
}

/** How services are started. */
export interface LaunchOptions {
  /** Whether the built portal is served; it is rebuilt when it has changed. */
  readonly isBuilt: boolean;
  /** Starts one service with its environment. A service that returns a URL is reported as ready. */
  startService(
    name: ServiceName,
    environment: Readonly<Record<string, string | undefined>>,
  ): Promise<{ readonly url?: string; stop(): Promise<void> }>;
}

/**
 * Starts the product, or the named parts of it; the database and the sandbox servers run in separate processes.
 * Migrates a database that it starts itself and, when no parts are named, any other. Stopping ends everything that was
 * started here, the database last.
 */
export async function launch(
  names: readonly string[],
  print: Print,
  options: LaunchOptions = { isBuilt: true, startService },
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const wanted = chosen(names);
  const isWhole = names.length === 0;
  const settings = readSettings();
  if (wanted.includes('gateway') && !(await isFree(settings.PORT))) {
    throw new Error(
      `Port ${settings.PORT} is taken by another program. Set PORT to a free one: PORT=${settings.PORT + 1} npm start`,
    );
  }
  const home = openHome(settings.KONSTRUCT_HOME);
  // Production sets its own secrets: the service that needs a missing one reports it.
  const secrets = settings.NODE_ENV === 'production' ? {} : await developmentSecrets(home);
  const platformSecret = settings.PLATFORM_SECRET ?? secrets['PLATFORM_SECRET'] ?? '';
  refuseUnsafe(ownSecrets({ ...secrets, ...environment }));
  const ports = (await namedPorts(home, portNames, { keep: !isWhole, spoken: [settings.PORT] })) as Ports;
  const sandbox = planSandbox(settings, secrets, ports, {
    host: '127.0.0.1',
    stateDir: join(home, 'sandbox'),
    productUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
  });
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    const database = await openDatabase(
      settings,
      home,
      ports.postgres,
      secrets['KONSTRUCT_DATABASE_PASSWORD'] ?? '',
      print,
    );
    stops.push(database.stop);
    if (isWhole || database.isOurs) await migrateAll(database.url, platformSecret, print);
    if (options.isBuilt && wanted.includes('portal')) await buildPortal(print);
    const derived = platformSecret ? derivedSecrets(platformSecret) : {};
    const all = serviceEnvironment({
      settings,
      secrets: { ...secrets, ...derived },
      ports,
      databaseUrl: database.url,
      sandbox,
    });
    for (const name of wanted) {
      const running =
        name === 'sandbox'
          ? await startSandbox(sandbox, print)
          : await options.startService(name, ownEnvironment(name, all));
      if (running) stops.push(running.stop);
      if (running && 'url' in running && running.url) print(`${name} ready on ${running.url}`);
    }
    const url = all['PUBLIC_URL'] ?? '';
    if (wanted.includes('gateway')) print(`\nKonstruct is ready: ${url}`);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
