import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, escapeIdentifier } from 'pg';

/**
 * A change that brings a database to its present form when no entities describe it: one SQL file each, run once, in the
 * order of their names.
 */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** The steps in a folder. */
export function readSteps(directory: string): Step[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.replace(/\.sql$/, ''), sql: readFileSync(join(directory, file), 'utf8') }));
}

const logOf = (name: string) => `migrations.${escapeIdentifier(`${name}_log`)}`;

/** The steps that have not run yet in this database, by the log of this name. */
export async function pendingSteps(client: Client, log: string, steps: readonly Step[]): Promise<Step[]> {
  await client.query('create schema if not exists migrations');
  await client.query(
    `create table if not exists ${logOf(log)} (name text primary key, executed_at timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ name: string }>(`select name from ${logOf(log)}`);
  const done = new Set(rows.map(({ name }) => name));
  return steps.filter(({ name }) => !done.has(name));
}

/** Runs a step and records it, within the client's transaction. */
export async function runStep(client: Client, log: string, { name, sql }: Step): Promise<void> {
  await client.query(sql);
  await client.query(`insert into ${logOf(log)} (name) values ($1)`, [name]);
}
