import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licensed } from './policy.ts';

/** A package of the production image, as the lock file has it. */
export interface ProductionPackage extends Licensed {
  /** Where it is installed, from the project's folder on. */
  readonly path: string;
  /** As `sha512-BASE64`. */
  readonly integrity: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}

/** Every package that `npm ci --omit=dev --omit=optional` installs, sorted by name; one that is installed twice in one version stands once. */
export function productionPackages(root: string): ProductionPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const installed = Object.entries(packages)
    .filter(([path, { dev, devOptional, optional, link }]) => path.includes('node_modules/') && !dev && !devOptional && !optional && !link)
    .map(([path, { version = '', license = '', integrity = '' }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 13),
      version,
      licence: license,
      integrity,
    }));
  const once = new Map(installed.map((each) => [`${each.name}@${each.version}`, each]));
  return [...once.values()].toSorted((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
}

/** The texts that a package wants to be handed on with it: its licence and its notices. */
export function textsOf(root: string, { path }: ProductionPackage): string[] {
  const folder = join(root, path);
  if (!existsSync(folder)) throw new Error(`${path} is not installed; run npm ci first.`);
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(licen[cs]e|copying|notice)\b/i.test(entry.name),
  );
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8').trim()).filter((text) => text !== '');
}
