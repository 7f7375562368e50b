import { once } from 'node:events';
import { join } from 'node:path';
import {
  directoryRole,
  gatewayRole,
  pendingMigrations,
  rolesBlocker,
  tenantRole,
  workerRole,
} from '@konstruct/kit/database';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { Client } from 'pg';
import { withDirectory } from '../home/secrets.ts';
import { type Check, type SetupSettings, timeoutMs, type Values } from './settings.ts';

/** The connections that one copy of each service may hold open at once, plus some for migrations and a person. */
const neededConnections = 45 + 10;
const notifiedWithinMs = 3_000;

/** The URLs of one database: as its owner, as services reach it, and past a pooler. */
export function databaseUrls(values: Values): { owner: string; services: string; direct: string } {
  const services = values['DATABASE_URL'] ?? '';
  return {
    owner: values['OWNER_DATABASE_URL'] ?? services,
    services,
    direct: values['DATABASE_DIRECT_URL'] ?? services,
  };
}

/** Connects, does the work, and disconnects. The database's own messages are shown; they contain no password. */
async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const unreachable = (error: unknown) =>
  `it cannot be reached: ${error instanceof Error ? error.message : String(error)}.`;

interface Rights {
  readonly version: number;
  readonly is_owner: boolean;
  readonly name: string;
  readonly owner: string;
}

const rights = `
select current_setting('server_version_num')::int as version, pg_has_role(current_user, d.datdba, 'USAGE') as is_owner, d.datname as name, r.rolname as owner
from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`;

/**
 * Whether the owner may do what `migrate` does: it owns the database, and it either owns the roles or someone has
 * created them correctly.
 */
async function owner({ values }: SetupSettings): Promise<string | null> {
  const { owner: databaseUrl } = databaseUrls(values);
  try {
    return await connected(databaseUrl, async (client) => {
      const [row] = (await client.query<Rights>(rights)).rows;
      if (!row || row.version < 150_000) return 'PostgreSQL 15 or later is needed.';
      if (!row.is_owner) return `its user must own it: alter database "${row.name}" owner to "${row.owner}".`;
      return await rolesBlocker(client, subgraphs, { databaseUrl, platformSecret: values['PLATFORM_SECRET'] ?? '' });
    });
  } catch (error) {
    return unreachable(error);
  }
}

interface Role {
  readonly role: string;
  /** The variable with its password. */
  readonly variable: string;
  /** The service with the migrations that it may look up. */
  readonly service: string | null;
}

const gateway: Role = { role: gatewayRole, variable: 'GATEWAY_DATABASE_PASSWORD', service: null };

/** Every role of the services. */
const roles: readonly Role[] = [
  ...subgraphs.map((service) => ({
    role: tenantRole(service),
    variable: `${service.toUpperCase()}_DATABASE_PASSWORD`,
    service,
  })),
  ...withDirectory.map((service) => ({
    role: directoryRole(service),
    variable: `${service.toUpperCase()}_DIRECTORY_PASSWORD`,
    service: null,
  })),
  { role: workerRole, variable: 'DATABASE_QUEUE_PASSWORD', service: null },
  gateway,
];

/** A service has no password other than the one in its variable, although `migrate` derives the same one. */
const unset = ({ variable }: Role, values: Values) =>
  values[variable] ? null : `${variable} is not set; make-env --add has it`;

function urlOf(address: string, { role, variable }: Role, values: Values): string {
  const url = new URL(address);
  url.username = role;
  url.password = values[variable] ?? '';
  return url.href;
}

const migrationsOf = (service: string) => join(import.meta.dirname, '../../subgraphs', service);

/** What is wrong with one role: its password, or the migrations of its service. */
async function roleIssue(address: string, role: Role, values: Values): Promise<string | null> {
  const lacking = unset(role, values);
  if (lacking !== null) return lacking;
  try {
    return await connected(urlOf(address, role, values), async (client) => {
      if (role.service === null) return null;
      const { rows } = await client.query<{ name: string }>(`select name from migrations.${role.service}_log`);
      const pending = pendingMigrations(
        rows.map(({ name }) => name),
        migrationsOf(role.service),
      );
      return pending.length === 0
        ? null
        : `${role.service} lacks ${pending.length} migration${pending.length > 1 ? 's' : ''}; run migrate`;
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('28'))
      return `${role.variable} does not match the role ${role.role}; run migrate with this PLATFORM_SECRET`;
    if (code === '42P01' || code === '3F000' || code === '42501')
      return `${role.service ?? role.role} is not migrated; run migrate`;
    return `${role.role}: ${unreachable(error).replace(/\.$/, '')}`;
  }
}

/** Every role can log in at each URL that services use, and finds every migration done. */
async function services({ values }: SetupSettings): Promise<string | null> {
  const { services: address, direct } = databaseUrls(values);
  const addresses = [...new Set([address, direct])];
  if (!addresses.every((each) => URL.canParse(each))) return 'set DATABASE_URL to postgres://HOST:PORT/DATABASE.';
  const issues = new Set<string>();
  for (const each of addresses) for (const role of roles) issues.add((await roleIssue(each, role, values)) ?? '');
  issues.delete('');
  return issues.size === 0 ? null : `${[...issues].join('; ')}.`;
}

/** A notification from one connection reaches another: through a pooler that shares connections it would not. */
async function notifications({ values }: SetupSettings): Promise<string | null> {
  const { direct } = databaseUrls(values);
  if (!URL.canParse(direct)) return 'set DATABASE_URL to postgres://HOST:PORT/DATABASE.';
  const lacking = unset(gateway, values);
  if (lacking !== null) return `${lacking}.`;
  const url = urlOf(direct, gateway, values);
  const channel = `konstruct_check_${process.pid}`;
  try {
    return await connected(url, async (listener) => {
      await listener.query(`listen ${channel}`);
      const heard = once(listener, 'notification', { signal: AbortSignal.timeout(notifiedWithinMs) }).catch(() => null);
      await connected(url, (client) => client.query(`notify ${channel}`));
      return (await heard)
        ? null
        : 'LISTEN does not work there; set DATABASE_DIRECT_URL to the database itself, past the pooler.';
    });
  } catch (error) {
    return unreachable(error);
  }
}

const connections = `
select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and datname <> current_database()) as others`;

/** One copy of each service fits, in addition to everyone else who uses the server. */
async function freeConnections({ values }: SetupSettings): Promise<string | null> {
  try {
    const { rows } = await connected(databaseUrls(values).owner, (client) =>
      client.query<{ most: number; others: number }>(connections),
    );
    const { most = 0, others = 0 } = rows[0] ?? {};
    if (most - others >= neededConnections) return null;
    return `it allows ${most} connections, and other databases use ${others}; the services and a migration need ${neededConnections}. Raise max_connections.`;
  } catch (error) {
    return unreachable(error);
  }
}

/** The time by the database; null when it cannot be reached. */
export async function databaseTime({ values }: SetupSettings): Promise<string | null> {
  const asked = connected(databaseUrls(values).owner, (client) =>
    client.query<{ now: Date }>('select clock_timestamp() as now'),
  );
  return asked.then(({ rows }) => rows[0]?.now.toISOString() ?? null).catch(() => null);
}

/** The checks of the database. */
export function databaseChecks(settings: SetupSettings): Check[] {
  return [
    ['the database, its version and its rights', owner(settings)],
    ["the database's migrations and passwords", services(settings)],
    ["the database's notifications", notifications(settings)],
    ["the database's connections", freeConnections(settings)],
  ];
}
