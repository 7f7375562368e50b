import { newId } from '@konstruct/kit/database';
import { type Answer, testOperator } from '@konstruct/kit/testing';
import type { Accounts } from './start-accounts.ts';

/** What a mutation returned, or the code of its refusal. */
interface Outcome {
  readonly __typename?: string;
  readonly code?: unknown;
  readonly [field: string]: unknown;
}

export type TestActor = ReturnType<typeof testOperator>;

/** A company with people in it, and what they ask. */
export async function foundTeam(accounts: Accounts) {
  const owner = await user('Olga Owner');
  const answer = await ask(
    actorOf(owner, null, null),
    'mutation ($input: CreateTenantInput!) { createTenant(input: $input) { ... on CreateTenantSuccess { tenant { id } } } }',
    { name: 'Acme', timeZone: 'UTC', idempotencyKey: newId() },
  );
  const tenantId = (answer.data as { createTenant: { tenant: { id: string } } }).createTenant.tenant.id;

  async function user(name: string, email = `${newId()}@example.com`) {
    const id = newId();
    await accounts.database.query(
      `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())`,
      [id, name, email],
    );
    return { id, name, email };
  }

  type Person = Awaited<ReturnType<typeof user>>;

  function actorOf(person: Person, role: string | null, company: string | null = tenantId): TestActor {
    return testOperator(company, role, person);
  }

  /** Asks with an `input`; `operation` is the mutation's whole text or its name and selection. */
  function ask(actor: TestActor, document: string, input: object): Promise<Answer> {
    return accounts.identity.ask(accounts.service, actor, document, { input });
  }

  /** Runs one mutation and answers what it returned, or the code of its refusal. */
  async function change(actor: TestActor, name: string, input: object, selection = '... on UserError { message }'): Promise<Outcome> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await ask(actor, `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} } }`, input);
    return errors?.length ? { code: errors[0]?.extensions?.['code'] } : (data?.[name] as Outcome);
  }

  async function member(role: string, name = `${role} person`) {
    const person = await user(name);
    await accounts.database.query(`insert into accounts.members (tenant_id, user_id, role, created_at) values ($1, $2, $3, now())`, [
      tenantId,
      person.id,
      role,
    ]);
    return { ...person, actor: actorOf(person, role) };
  }

  const rolesOf = async () => {
    const rows = await accounts.database.query<{ user_id: string; role: string }>(
      'select user_id, role from accounts.members where tenant_id = $1',
      [tenantId],
    );
    return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
  };

  /** The token in the newest mail to an address. */
  async function tokenFor(email: string, nth = 1): Promise<string> {
    for (;;) {
      const mails = (await accounts.mailsTo(email)).filter(({ subject }) => subject.startsWith('Join '));
      const links = mails.flatMap((mail) => mail.links).filter((link) => link.includes('/invitations/accept?token='));
      const tokens = [...new Set(links.map((link) => new URL(link).searchParams.get('token') ?? ''))];
      if (tokens.length >= nth) return tokens[0] ?? '';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  return { tenantId, owner: { ...owner, actor: actorOf(owner, 'OWNER') }, user, member, actorOf, change, ask, rolesOf, tokenFor };
}

export type Team = Awaited<ReturnType<typeof foundTeam>>;
