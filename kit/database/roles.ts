import { createHmac } from 'node:crypto';

interface Reach {
  /** Host, port and database; a user and password in it are ignored. */
  readonly databaseUrl: string;
  /** The most connections to hold open at once. */
  readonly poolSize?: number;
}

/** How the migration reaches the database, and no other process: under each of the roles. */
export interface PlatformConnection extends Reach {
  /** The secret from which the passwords of all roles are derived. */
  readonly platformSecret: string;
}

/** How a service reaches the database: as the roles for which it has passwords. */
export interface ServiceConnection extends Reach {
  /** By the role's name. */
  readonly passwords: Readonly<Record<string, string>>;
}

/** How a process reaches the database. */
export type Connection = PlatformConnection | ServiceConnection;

/** The login role that reaches a service's tenant tables. */
export function tenantRole(service: string): string {
  return `konstruct_${service}`;
}

/** The login role that reaches a service's directory tables. */
export function directoryRole(service: string): string {
  return `konstruct_${service}_directory`;
}

/** The login role that owns the job queue and takes jobs from it. */
export const workerRole = 'konstruct_worker';

/** The login role that resolves sessions and memberships, and reads nothing else. */
export const gatewayRole = 'konstruct_gateway';

/** A role's password: derived, so that it need not be stored anywhere. */
export function rolePassword(role: string, platformSecret: string): string {
  return createHmac('sha256', platformSecret).update(`database role ${role}`).digest('base64url');
}

/**
 * The connection's URL with the role's own name and password. Throws when this process does not have the role's
 * password.
 */
export function roleUrl(role: string, connection: Connection): string {
  const url = new URL(connection.databaseUrl);
  const password =
    'passwords' in connection ? connection.passwords[role] : rolePassword(role, connection.platformSecret);
  if (password === undefined)
    throw new Error(`This process has no password for the role ${role}, which belongs to another service.`);
  url.username = role;
  url.password = password;
  return url.href;
}

/** The variables about the database that a service reads from its environment. */
export interface DatabaseEnv {
  readonly DATABASE_URL: string;
  readonly DATABASE_DIRECT_URL?: string | undefined;
  readonly DATABASE_PASSWORD: string;
  readonly DATABASE_DIRECTORY_PASSWORD?: string;
  readonly DATABASE_QUEUE_PASSWORD?: string;
}

/**
 * A service's connection from its environment; `direct` reaches the database itself when there is a pooler in front of
 * it.
 */
export function serviceConnection(
  service: string,
  env: DatabaseEnv,
): { connection: ServiceConnection; direct: ServiceConnection } {
  const given = [
    [tenantRole(service), env.DATABASE_PASSWORD],
    [directoryRole(service), env.DATABASE_DIRECTORY_PASSWORD],
    [workerRole, env.DATABASE_QUEUE_PASSWORD],
  ] as const;
  const passwords = Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    connection: { databaseUrl: env.DATABASE_URL, passwords },
    direct: { databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL, passwords },
  };
}

/**
 * The passwords of a service's roles, as its environment has them: the holder of the platform's secret passes them to
 * the service.
 */
export function servicePasswords(service: string, platformSecret: string) {
  return {
    DATABASE_PASSWORD: rolePassword(tenantRole(service), platformSecret),
    DATABASE_DIRECTORY_PASSWORD: rolePassword(directoryRole(service), platformSecret),
    DATABASE_QUEUE_PASSWORD: rolePassword(workerRole, platformSecret),
  };
}
