import { defineEntity, p } from '@mikro-orm/core';
import type { PolicyDef } from '@mikro-orm/core';

/** The expression that every policy of a tenant table compares with `tenant_id`. */
export const currentTenant = "nullif(current_setting('app.tenant_id', true), '')::uuid";

type Properties = Record<string, unknown>;

interface KeyList {
  readonly name?: string;
  /** Property names; on tenant tables `tenantId` is put first automatically. */
  readonly properties: readonly string[];
  /** Raw SQL condition of a partial index. */
  readonly where?: string;
}

interface TableDefinition<TName extends string, TTable extends string, TProperties extends Properties> {
  /** The service that owns the table: its schema. */
  readonly schema: string;
  /** The entity's name. */
  readonly name: TName;
  readonly table: TTable;
  readonly properties: TProperties;
  readonly indexes?: readonly KeyList[];
  readonly uniques?: readonly KeyList[];
  /** Further policies, such as one that lets a named role read across tenants. */
  readonly policies?: readonly PolicyDef[];
}

const createdAt = () => p.datetime().onCreate(() => new Date());

function keys(lists: readonly KeyList[] | undefined, first: readonly string[]) {
  return (lists ?? []).map(({ properties, ...rest }) => ({
    ...rest,
    properties: [...new Set([...first, ...properties])],
  }));
}

/**
 * A table in which every row belongs to a tenant: primary key `(tenant_id, id)`, row security forced, and a policy that
 * shows and accepts only the tenant of the transaction. `tenantId` comes first in every index and unique key.
 */
export function tenantTable<
  const TName extends string,
  const TTable extends string,
  const TProperties extends Properties,
>(definition: TableDefinition<TName, TTable, TProperties>) {
  return keyedTenantTable({ ...definition, properties: { id: p.uuid().primary(), ...definition.properties } });
}

/**
 * A tenant table with a primary key of `tenant_id` and the properties that are marked `.primary()`; it has no `id`
 * column.
 */
export function keyedTenantTable<
  const TName extends string,
  const TTable extends string,
  const TProperties extends Properties,
>(definition: TableDefinition<TName, TTable, TProperties>) {
  return defineEntity({
    name: definition.name,
    schema: definition.schema,
    tableName: definition.table,
    properties: { tenantId: p.uuid().primary(), ...definition.properties, createdAt: createdAt() },
    rowLevelSecurity: 'force' as const,
    policies: [
      { name: 'tenant', using: `tenant_id = ${currentTenant}`, check: `tenant_id = ${currentTenant}` },
      ...(definition.policies ?? []),
    ],
    indexes: keys(definition.indexes, ['tenantId']) as never,
    uniques: keys(definition.uniques, ['tenantId']) as never,
  });
}

/**
 * A table that is needed before the tenant is known, or that spans tenants, such as which workspace belongs to which
 * company. It is in the schema `<service>_directory`, which only `openDirectory` reaches, under its own role.
 */
export function directoryTable<
  const TName extends string,
  const TTable extends string,
  const TProperties extends Properties,
>(definition: TableDefinition<TName, TTable, TProperties>) {
  return defineEntity({
    name: definition.name,
    schema: `${definition.schema}_directory`,
    tableName: definition.table,
    properties: { ...definition.properties, createdAt: createdAt() },
    indexes: keys(definition.indexes, []) as never,
    uniques: keys(definition.uniques, []) as never,
  });
}
