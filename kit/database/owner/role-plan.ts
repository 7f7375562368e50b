import { escapeIdentifier, escapeLiteral } from 'pg';
import { gatewayLimits, type RoleLimits, serviceLimits, workerLimits } from '../limits.ts';
import { directoryRole, gatewayRole, rolePassword, tenantRole, workerRole } from '../roles.ts';
import { scramVerifier } from './scram.ts';

/** A login role that an installation needs. */
export interface PlannedRole {
  readonly name: string;
  readonly limits: RoleLimits;
}

/** The roles of an installation with these services. */
export function plannedRoles(services: readonly string[]): PlannedRole[] {
  return [
    ...services
      .flatMap((service) => [tenantRole(service), directoryRole(service)])
      .map((name) => ({ name, limits: serviceLimits })),
    { name: workerRole, limits: workerLimits },
    { name: gatewayRole, limits: gatewayLimits },
  ];
}

/**
 * Statements that give an existing role its password and its limits; `settings` (`name=value`) are those that it
 * already has.
 */
export function roleStatements(
  { name, limits }: PlannedRole,
  platformSecret: string,
  settings: readonly string[] = [],
): string[] {
  const role = escapeIdentifier(name);
  const verifier = escapeLiteral(scramVerifier(name, rolePassword(name, platformSecret)));
  return [
    `alter role ${role} login password ${verifier}`,
    ...Object.entries(limits)
      .filter(([setting, ms]) => !settings.includes(`${setting}=${ms}`))
      .map(([setting, ms]) => `alter role ${role} set ${setting} = ${ms}`),
  ];
}

/**
 * The roles as SQL, for someone who may create roles when `owner` may not. Safe to repeat, and contains no password.
 */
export function printRoles(services: readonly string[], platformSecret: string, owner: string): string {
  const statements = plannedRoles(services).flatMap((role) => {
    const missing = `not exists (select from pg_roles where rolname = ${escapeLiteral(role.name)})`;
    const create = `do $$ begin if ${missing} then create role ${escapeIdentifier(role.name)} login; end if; end $$`;
    return [create, ...roleStatements(role, platformSecret)];
  });
  return [...statements, `grant ${workerRole} to ${escapeIdentifier(owner)}`]
    .map((statement) => `${statement};`)
    .join('\n');
}
