import { subgraphs } from '@konstruct/schema/subgraphs';
import { environment, type Settings } from '../env.ts';
import type { SandboxPlan } from './sandbox.ts';

/** Everything that listens on its own port, in addition to the public one. */
export const portNames = [
  ...subgraphs,
  'portal',
  'postgres',
  'slack',
  'mail',
  'smtp',
  'model',
  'meta',
  'stripe',
  'metrics',
  'portalMetrics',
] as const;
export type Ports = Readonly<Record<(typeof portNames)[number], number>>;

function withoutLogin(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.username = '';
  url.password = '';
  return url.href;
}

export interface EnvironmentParts {
  readonly settings: Settings;
  readonly secrets: Readonly<Record<string, string>>;
  readonly ports: Ports;
  /** Includes the owner's login, which no service gets. */
  readonly databaseUrl: string;
  readonly sandbox: SandboxPlan;
}

/**
 * The environment that the services start with: variables from outside take precedence over those that the launcher
 * generates.
 */
export function serviceEnvironment({
  settings,
  secrets,
  ports,
  databaseUrl,
  sandbox,
}: EnvironmentParts): Record<string, string | undefined> {
  const listening = [...subgraphs, 'portal' as const].flatMap((name) => [
    [`${name.toUpperCase()}_PORT`, String(ports[name])],
    [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`],
  ]);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  return {
    LOG_LEVEL: 'warn',
    ...(settings.NODE_ENV !== 'production' && {
      MAIL_FROM: 'Konstruct <hello@konstruct.localhost>',
      PUBLIC_URL: `http://localhost:${settings.PORT}`,
    }),
    ...secrets,
    ...Object.fromEntries(listening),
    GATEWAY_URL: `http://127.0.0.1:${settings.PORT}`,
    METRICS_PORT: String(ports.metrics),
    PORTAL_METRICS_PORT: String(ports.portalMetrics),
    ...sandbox.environment,
    ...given,
    PORT: String(settings.PORT),
    DATABASE_URL: withoutLogin(databaseUrl),
    ...(settings.DATABASE_DIRECT_URL ? { DATABASE_DIRECT_URL: withoutLogin(settings.DATABASE_DIRECT_URL) } : {}),
  };
}
