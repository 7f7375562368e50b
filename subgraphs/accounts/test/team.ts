import type { Actor } from '@konstruct/kit/identity';
import { mutationOf, testOperator, until } from '@konstruct/kit/testing';
import type { AccountsService } from './accounts-service.ts';

/** A mutation's result, or the code of its error. */
interface Outcome {
  readonly __typename?: string;
  readonly code?: unknown;
  readonly [field: string]: unknown;
}

export type Team = Awaited<ReturnType<typeof createTeam>>;

/** A company with members, and the requests that they make. */
export async function createTeam(accounts: AccountsService) {
  const owner = await accounts.addUser('Olga Owner');
  const tenantId = await accounts.createTenant(testOperator(null, null, owner));
  const actorOf = (person: typeof owner, role: string | null, company: string | null = tenantId) =>
    testOperator(company, role, person);

  return {
    tenantId,
    owner: { ...owner, actor: actorOf(owner, 'OWNER') },
    actorOf,

    /** Runs one mutation and returns its result, or the code of its error. */
    async change(actor: Actor, name: string, input: object, selection?: string): Promise<Outcome> {
      const { data, errors } = await accounts.askRaw(actor, mutationOf(name, selection), { input });
      return errors?.length ? { code: errors[0]?.extensions?.['code'] } : (data?.[name] as Outcome);
    },

    async member(role: string, name = `${role} person`) {
      const person = await accounts.addUser(name);
      await accounts.addMember(tenantId, person.id, role);
      return { ...person, actor: actorOf(person, role) };
    },

    /** Each member's role, by the operator's id. */
    async rolesOf(): Promise<Record<string, string>> {
      const read = 'select user_id, role from accounts.members where tenant_id = $1';
      const rows = await accounts.database.query<{ user_id: string; role: string }>(read, [tenantId]);
      return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
    },

    /** The token in the latest mail to an address, once there are `count` different tokens. */
    tokenFor: (email: string, count = 1): Promise<string> =>
      until(async () => {
        const links = (await accounts.mailsTo(email))
          .filter(({ subject }) => subject.startsWith('Join '))
          .flatMap((mail) => mail.links);
        const own = links.filter((link) => link.includes('/invitations/accept?token='));
        const tokens = [...new Set(own.map((link) => new URL(link).searchParams.get('token')))];
        return tokens.length >= count && tokens[0];
      }, 45_000),
  };
}
