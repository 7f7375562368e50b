import { Migration, OnlineMigration } from '@konstruct/kit/database';
import { expect, test } from 'vitest';
import { readMigrations, textOf } from './read-migrations.ts';
import { brokenRules } from './rules.ts';

/**
 * Released before the rules, by name: they have run. Those that change tenants' rows lift row security for it, so they
 * did change them.
 */
const landed: readonly string[] = [
  'accounts/Migration20261124060000',
  'accounts/Migration20261124085500',
  'agents/Migration20261124054832',
  'agents/Migration20261129030814',
  'agents/Migration20261129034855',
  'agents/Migration20261129080000',
  'channels/Migration20261124055715',
  'channels/Migration20261129034218',
  'channels/Migration20261129040000',
  'usage/Migration20261124080509',
  'jobs/0001-install',
];

/** A migration with these statements in one transaction. */
function transactional(statements: readonly string[], more: { unusedSince?: string } = {}) {
  return textOf(
    'made-up',
    class extends Migration {
      readonly unusedSince = more.unusedSince;
      override up() {
        for (const statement of statements) this.addSql(statement);
      }
    } as never,
  );
}

test('D17: every migration leaves those who write undisturbed, and the release before running', async () => {
  const all = await readMigrations();
  expect(all.length).toBeGreaterThan(25);
  const broken = all
    .map((migration) => ({ name: migration.name, rules: brokenRules(migration) }))
    .filter(({ rules }) => rules.length > 0);
  expect(broken.filter(({ name }) => !landed.includes(name))).toEqual([]);
  // A migration that breaks no rule, or no longer exists, is removed from the list.
  expect(landed.filter((name) => !broken.some((each) => each.name === name))).toEqual([]);
});

test.each([
  ['an index', 'create index "runs_x" on "agents"."runs" ("tenant_id", "state")'],
  ['an index', 'create unique index runs_x on agents.runs (tenant_id)'],
  ['an index', 'drop index agents.runs_x'],
  ['a check or a foreign key', `alter table "agents"."runs" add constraint "c" check ("state" in ('A', 'B'))`],
  [
    'a check or a foreign key',
    'alter table agents.runs add constraint f foreign key (tenant_id, id) references agents.agents (tenant_id, id)',
  ],
  ['a constraint is validated', 'alter table agents.runs validate constraint c'],
  ['a key', 'alter table "agents"."runs" add constraint "u" unique ("tenant_id", "n")'],
  ['a new column', 'alter table "agents"."runs" add "cost" numeric(20,10) not null, add "n" int not null default 0'],
  ['a new column', 'alter table agents.runs add n int not null default 0, add column m int not null'],
  ['a column is made', 'alter table agents.runs alter column n set not null'],
  ['a column is made', 'alter table agents.runs alter n type bigint'],
  ['nothing is dropped', 'alter table agents.runs drop column n'],
  ['nothing is dropped', 'alter table agents.runs rename column n to m'],
  ['nothing is dropped', 'drop table if exists agents.runs cascade'],
  ['nothing is dropped', 'drop function jobs.enqueue(text)'],
  ['no table is locked', 'truncate agents.runs'],
  ['no table is locked', 'lock table agents.runs in share mode'],
  ['rows of tenants', `update "agents"."runs" set state = 'X'`],
  ['rows of tenants', 'delete from jobs.outbox_messages'],
  ['rows of tenants', 'alter table agents.runs no force row level security'],
])(
  '%s: refused of a table that was there before, and of none that the migration makes: %s',
  async (rule, statement) => {
    expect(brokenRules(await transactional([statement]))).toEqual([expect.stringMatching(`^${rule}`) as string]);
    const table = /(agents|jobs)"?\."?(runs|outbox_messages)/.exec(statement)
      ? ['create table agents.runs (id uuid)', 'create table jobs.outbox_messages (id uuid)']
      : [];
    if (/^(alter table|create|update|delete)/.test(statement) && !/no force/.test(statement)) {
      expect(brokenRules(await transactional([...table, statement]))).toEqual([]);
    }
  },
);

test('what is right is not refused', async () => {
  const right = [
    'alter table agents.runs add "n" int null, add "m" numeric(20,10) not null default 0',
    'alter table "agents"."runs" add constraint "u" unique using index u',
    'alter table agents.runs add constraint c check (n > 0) not valid',
    `update accounts_directory.sessions set token_digest = ''`,
    'create or replace function jobs.enqueue() returns void language sql as $$ update agents.runs set n = 1; truncate x $$',
  ];
  expect(brokenRules(await transactional(right))).toEqual([]);
  expect(brokenRules(await transactional(['alter table agents.runs drop column n'], { unusedSince: '0.2.0' }))).toEqual(
    [],
  );
});

test('an online migration does by its methods what the rules ask for', async () => {
  const text = await textOf(
    'online',
    class extends OnlineMigration {
      override async up() {
        await this.createIndex('runs_x', 'on agents.runs (tenant_id, state)');
        await this.replaceCheck('agents.runs', 'runs_state_check', `state in ('A')`);
        await this.changeRows(
          'agents.runs',
          'update agents.runs set n = 1 where ctid = any (array(select ctid from agents.runs where n is null limit 1000))',
        );
      }
    } as never,
  );
  expect(text.statements.length).toBeGreaterThan(6);
  expect(brokenRules(text)).toEqual([]);
});
