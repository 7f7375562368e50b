import type { Binding } from './binding.ts';

/**
 * A column of a service's table that holds sealed secrets: these declarations are used to find, count and re-seal them.
 */
export interface SealedColumn {
  /** The prefix of the variables with the vault's keys: `<vault>_PUBLIC_KEY` and `<vault>_KEYS`. */
  readonly vault: string;
  /** What one secret is, for an operator, such as `LLM key`. */
  readonly what: string;
  /** Includes its schema. A tenant's table is read under the tenant; a directory table by the directory role. */
  readonly table: string;
  readonly isDirectory: boolean;
  /** The column that distinguishes rows of a tenant, and its type. */
  readonly id: string;
  readonly idType: 'uuid' | 'text';
  /** The sealed text; null where there is none. */
  readonly column: string;
  /**
   * The column with the name of the key that sealed the secret. Null also in rows written by a release that did not
   * record it.
   */
  readonly keyIdColumn: string;
  /** More columns that `bindingOf` reads. */
  readonly boundTo: readonly string[];
  /** What a row's secret is sealed to, from its columns by name. */
  bindingOf(row: Readonly<Record<string, string | null>>): Binding;
}
