import {
  type Database,
  type Directory,
  openDatabase,
  openDirectory,
  type ServiceDatabase,
  serviceConnection,
} from '@konstruct/kit/database';
import { createOpener, createSealer, type Opener, type SealedColumn, type Sealer } from '@konstruct/kit/vault';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { holdersOf } from '../home/secrets.ts';
import type { readAll } from './env.ts';

/** A ring of keys, and the kind of secrets it is for. */
export interface VaultName {
  /** Its name on the command line, such as `llm`. */
  readonly name: string;
  readonly publicKeyName: string;
  readonly ringName: string;
  /** The service that owns the tables with the sealed secrets, and that seals. */
  readonly service: string;
  /** The services that open the secrets. */
  readonly openedBy: readonly string[];
  readonly columns: readonly SealedColumn[];
}

/** A vault with opened tables. */
export interface Vault extends VaultName {
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly database: Database;
  readonly directory: Directory;
}

/** The database declarations of all services. */
export async function declarations(): Promise<ServiceDatabase[]> {
  return Promise.all(
    subgraphs.map(
      async (name) => ((await import(`@konstruct/${name}/database`)) as { database: ServiceDatabase }).database,
    ),
  );
}

/** Every vault for which a service has declared sealed columns. */
export async function vaultNames(): Promise<VaultName[]> {
  const sealed = (await declarations()).flatMap(({ service, sealed: columns = [] }) =>
    columns.map((column) => ({ service, column })),
  );
  const byVault = Map.groupBy(sealed, ({ service, column }) => `${column.vault} ${service}`);
  return [...byVault].map(([key, found]) => {
    const [vault = '', service = ''] = key.split(' ');
    const ringName = `${vault}_KEYS`;
    return {
      name: vault.replace(/_VAULT$/, '').toLowerCase(),
      publicKeyName: `${vault}_PUBLIC_KEY`,
      ringName,
      service,
      openedBy: holdersOf(ringName),
      columns: found.map(({ column }) => column),
    };
  });
}

/** Connections of each of a vault's two roles: four in all for two vaults, in addition to those of the services. */
const poolSize = 1;

/** Opens every vault, does the work, and closes them. */
export async function withVaults<T>(
  env: ReturnType<typeof readAll>,
  work: (vaults: readonly Vault[]) => Promise<T>,
): Promise<T> {
  const declared = await declarations();
  const vaults: Vault[] = [];
  try {
    for (const named of await vaultNames()) {
      const prefix = named.service.toUpperCase();
      const { connection } = serviceConnection(named.service, {
        DATABASE_URL: env.DATABASE_URL,
        DATABASE_PASSWORD: env[`${prefix}_DATABASE_PASSWORD`] ?? '',
        DATABASE_DIRECTORY_PASSWORD: env[`${prefix}_DIRECTORY_PASSWORD`] ?? '',
      });
      const tables = declared.find(({ service }) => service === named.service);
      if (!tables) throw new Error(`There is no service ${named.service}.`);
      vaults.push({
        ...named,
        sealer: createSealer(env[named.publicKeyName] ?? ''),
        opener: createOpener(env[named.ringName] ?? ''),
        database: await openDatabase(tables, { ...connection, poolSize }),
        directory: await openDirectory(tables, { ...connection, poolSize }),
      });
    }
    return await work(vaults);
  } finally {
    for (const { database, directory } of vaults) await Promise.all([database.close(), directory.close()]);
  }
}
