/** What a migration does, as the rules see it. */
export interface MigrationText {
  readonly name: string;
  /** Its statements, in order. */
  readonly statements: readonly string[];
  /** Whether they run in one transaction. */
  readonly isTransactional: boolean;
  /** The release since which nothing uses what it removes, if it says so (`unusedSince`). */
  readonly unusedSince?: string | undefined;
}

/** The words of a statement, unquoted and in lower case, without comments and function bodies. */
function plain(statement: string): string {
  return statement
    .replaceAll(/\$\$[\s\S]*?\$\$/g, ' body ')
    .replaceAll(/--[^\n]*/g, ' ')
    .toLowerCase()
    .replaceAll('"', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const changed =
  /^(?:alter table(?: if exists)?(?: only)?|create (?:unique )?index .*? on(?: only)?|update(?: only)?|delete from|insert into|truncate(?: table)?|drop table(?: if exists)?|lock table|comment on table|create policy \S+ on|drop policy (?:if exists )?\S+ on) (\w+\.\w+|\w+)/;

/** The actions of an `alter table`, one by one. */
const actions = (statement: string) =>
  statement
    .replaceAll(/\([^()]*\)/g, '')
    .replace(/^alter table(?: if exists)?(?: only)? \S+ /, '')
    .split(',')
    .map((action) => action.trim());
const addsColumn = /^add (column )?(if not exists )?(?!constraint|check|unique|primary|foreign|exclude)\w/;

interface Rule {
  readonly name: string;
  /** Whether a statement about an existing table breaks the rule. */
  isBroken(statement: string, migration: MigrationText): boolean;
}

const isTenantTable = (statement: string) => {
  const table = changed.exec(statement)?.[1] ?? '';
  return (
    table.includes('.') &&
    !/^\w+_(directory|functions)\./.test(table) &&
    !/^(jobs\.(allowed|lost_workers)|migrations)\b/.test(table)
  );
};

/** What must not happen to a table that is in use. docs/decisions/0025 describes the right way. */
const rules: readonly Rule[] = [
  {
    name: 'an index is made and dropped concurrently: OnlineMigration, createIndex',
    isBroken: (s) => /^(create (unique )?|drop )index (?!concurrently)/.test(s),
  },
  {
    name: 'a check or a foreign key is not valid first: OnlineMigration, replaceCheck',
    isBroken: (s) => /\badd (constraint \S+ )?(check|foreign key)\b/.test(s) && !/\bnot valid\b/.test(s),
  },
  {
    name: 'a constraint is validated in a transaction of its own: OnlineMigration',
    isBroken: (s, { isTransactional }) => isTransactional && /\bvalidate constraint\b/.test(s),
  },
  {
    name: 'a key is made from an index that was made concurrently',
    isBroken: (s) => /\badd (constraint \S+ )?(unique|primary key|exclude)\b/.test(s) && !/\busing index\b/.test(s),
  },
  {
    name: 'a new column may be empty or has a default: the release before does not fill it',
    isBroken: (s) =>
      actions(s).some(
        (action) => addsColumn.test(action) && /\bnot null\b/.test(action) && !/\b(default|generated)\b/.test(action),
      ),
  },
  {
    name: 'a column is made not null, or another type, by expand, migrate and contract',
    isBroken: (s) => /\balter (column )?\w+ (set not null|(set data )?type\b)/.test(s),
  },
  {
    name: 'nothing is dropped or renamed but what nothing has used since the release in unusedSince',
    isBroken: (s, { unusedSince }) =>
      unusedSince === undefined &&
      (/^drop (table|view|function|schema|type)\b/.test(s) ||
        /^alter \w+ .*\b(drop column|rename|set schema)\b/.test(s)),
  },
  {
    name: 'no table is locked, emptied or rewritten',
    isBroken: (s) => /^(lock|truncate|cluster|vacuum|reindex)\b/.test(s),
  },
  {
    name: 'rows of tenants are changed by OnlineMigration, changeRows: an ordinary owner sees none of them',
    isBroken: (s) =>
      (/^(update|delete from|insert into)\b/.test(s) && isTenantTable(s)) || /\bno force row level security\b/.test(s),
  },
];

/** The rules that a migration breaks, by name. No one uses the tables that the migration itself creates yet. */
export function brokenRules(migration: MigrationText): string[] {
  const statements = migration.statements.map(plain);
  const made = new Set(statements.flatMap((s) => /^create table (?:if not exists )?(\w+\.\w+|\w+)/.exec(s)?.[1] ?? []));
  const about = statements.filter((s) => !made.has(changed.exec(s)?.[1] ?? ''));
  return rules.filter((rule) => about.some((statement) => rule.isBroken(statement, migration))).map(({ name }) => name);
}
