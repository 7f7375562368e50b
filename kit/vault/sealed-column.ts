import type { Binding } from './binding.ts';

/** A column of a service's table that holds what was sealed: by these declarations secrets are found, counted and sealed again. */
export interface SealedColumn {
  /** Begins the names of the variables with the vault's keys: `<vault>_PUBLIC_KEY` and `<vault>_KEYS`. */
  readonly vault: string;
  /** What one is, for an operator, such as `LLM key`. */
  readonly what: string;
  /** With its schema. A tenant's table is read under the tenant; a directory table by the directory role. */
  readonly table: string;
  readonly isDirectory: boolean;
  /** The column that tells rows of a tenant apart, and its type. */
  readonly id: string;
  readonly idType: 'uuid' | 'text';
  /** The sealed text; null where there is none. */
  readonly column: string;
  /** Beside it: the name of the key that it was sealed with. Null also where a release that did not note it has written the row. */
  readonly keyIdColumn: string;
  /** More columns that `bindingOf` reads. */
  readonly boundTo: readonly string[];
  /** To whom a row's secret is sealed, from its columns by their names. */
  bindingOf(row: Readonly<Record<string, string | null>>): Binding;
}
