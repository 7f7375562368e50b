import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licensed } from './policy.ts';

/** An npm package of the production image, as listed in the lock file. */
export interface ProductionPackage extends Licensed {
  /** Its path of installation, relative to the project's root. */
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
  /** The target, if this is a link. */
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
type LockFile = Readonly<Record<string, Locked>>;

/** Workspaces that the Dockerfile leaves out of the product's image. */
const leftOut: readonly string[] = ['sandbox'];

/** Where a package finds another, by Node's resolution: in its own folder and in the folders above it. */
function resolved(packages: LockFile, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const path = [folder, 'node_modules', name].filter(Boolean).join('/');
    const found = packages[path];
    if (found) return found.link ? (found.resolved ?? path) : path;
    if (folder === '') return null;
  }
}

/** The paths that the product's workspaces depend on; optional peers count if another package installs them. */
function reachable(packages: LockFile): ReadonlySet<string> {
  const paths = new Set(
    Object.keys(packages).filter((path) => path !== '' && !path.includes('node_modules/') && !leftOut.includes(path)),
  );
  // A set's iteration includes elements that are added during it.
  for (const path of paths) {
    const { dependencies, optionalDependencies, peerDependencies } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const target = resolved(packages, path, name);
      if (target !== null && !leftOut.includes(target)) paths.add(target);
    }
  }
  return paths;
}

/**
 * Every package that the Dockerfile's `npm ci --omit=dev --omit=optional` installs, sorted by name; a version that is
 * installed twice appears once.
 */
export function productionPackages(root: string): ProductionPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: LockFile };
  const product = reachable(packages);
  const installed = Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, optional }]) =>
        path.includes('node_modules/') && product.has(path) && !dev && !devOptional && !optional,
    )
    .map(([path, { version = '', license = '', integrity = '' }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 13),
      version,
      licence: license,
      integrity,
    }));
  const once = new Map(installed.map((each) => [`${each.name}@${each.version}`, each]));
  return [...once.values()].toSorted((one, other) =>
    `${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1,
  );
}

/** The texts that must be distributed with a package: its licence and its notices. */
export function textsOf(root: string, { path }: ProductionPackage): string[] {
  const folder = join(root, path);
  if (!existsSync(folder)) throw new Error(`${path} is not installed; run npm ci first.`);
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(licen[cs]e|copying|notice)\b/i.test(entry.name),
  );
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8').trim()).filter((text) => text !== '');
}
