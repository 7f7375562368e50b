import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '../..');

export interface HealthCheck {
  readonly test: readonly string[];
  readonly timeout?: string;
  readonly retries?: number;
  readonly start_period?: string;
}

export interface ComposeService {
  readonly image?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string | number | null>>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly healthcheck?: HealthCheck;
  readonly init?: boolean;
  readonly user?: string;
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets?: Readonly<Record<string, { file: string }>>;
}

export const readFile = (file: string) => readFileSync(join(root, file), 'utf8');
export const readCompose = (file: string) => parse(readFile(file), { merge: true }) as Compose;
export const product = readCompose('docker-compose.yml');

type Variables = Readonly<Record<string, string>>;

/**
 * Fills in variables like Compose: `${NAME:-default}`, also nested. A name without a value is taken from `env`
 * unchanged.
 */
export function fillIn(value: string | number | null, env: Variables): string {
  const inner = /\$\{([A-Z_]+):-([^${}]*)\}/;
  let text = String(value ?? '');
  while (inner.test(text))
    text = text.replace(inner, (_whole, name: string, fallback: string) => env[name] || fallback);
  return text;
}

/** The environment of a service's container, with the variables of an .env. */
export const environmentOf = (name: string, env: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(product.services[name]?.environment ?? {}).map(([key, value]) => [key, fillIn(value, env)]),
  );

/** The .env that `npm run make-env` prints. */
export const makeEnv = (...options: string[]): Record<string, string> =>
  readEnv(execFileSync(process.execPath, [join(root, 'launcher/make-env.ts'), ...options], { encoding: 'utf8' }));

/** The variables of an .env, by name. */
export const readEnv = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^([A-Z_]+)='?(.*?)'?$/gm)].map(([, name, value]) => [name ?? '', value ?? '']));
