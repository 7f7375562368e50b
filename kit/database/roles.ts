import { createHmac } from 'node:crypto';

/** How a process reaches the database. */
export interface Connection {
  /** Host, port and database; a user and password in it are ignored. */
  readonly databaseUrl: string;
  /** The secret that the passwords of all roles are derived from. */
  readonly platformSecret: string;
  /** The most connections to hold open at once. */
  readonly poolSize?: number;
}

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

/** The connection's URL with the role's own name and password. */
export function roleUrl(role: string, { databaseUrl, platformSecret }: Connection): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(role, platformSecret);
  return url.href;
}
