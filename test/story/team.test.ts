import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { permissionsOf, signedIn } from '@konstruct/schema/permissions';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CompanyDocument,
  EndTokenDocument,
  GiveRoleDocument,
  InvitationOfDocument,
  InviteDocument,
  JoinDocument,
  LeaveDocument,
  RemoveDocument,
  TeamOfDocument,
  TokensDocument,
} from '../graph/generated/graphql.ts';
import { rootOperations } from '../graph/operations.ts';
import { createCompany, hire, type Operator, signUp } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { makeToken, thirdParty } from '../setup/third-party.ts';

/** Mutations of the whole graph that are not open to every signed-in user, or to every member of the company. */
const forAll: readonly (string | null)[] = [signedIn, ...permissionsOf('VIEWER')];
const mutations = rootOperations().filter(
  ({ kind, permission }) => kind === 'mutation' && !forAll.includes(permission),
);

const email = `${newId()}@example.com`;
let product: Product;
let owner: Operator;
let guest: Operator;
let token: string;
/** What the guest's programs use. */
let programs: Awaited<ReturnType<typeof makeToken>>;
beforeAll(async () => {
  const manifests = ['generated', 'rights/generated'].map((folder) => `test/graph/${folder}/persisted-documents.json`);
  product = await startProduct({ without: ['portal'], environment: { TRUSTED_DOCUMENTS: manifests.join() } });
  owner = await createCompany(product);
  guest = await signUp(product, email);
  await owner.ask(InviteDocument, { input: { email, role: 'VIEWER' } });
  token = await mailedToken();
});
afterAll(() => product?.stop());

async function mailedToken(to = email): Promise<string> {
  const link = await until(async () => {
    const response = await fetch(`${product.sandbox('mail')}/_control/mails?to=${encodeURIComponent(to)}`);
    const mails = (await response.json()) as { links: string[] }[];
    return mails.flatMap(({ links }) => links).find((one) => one.includes('/invitations/accept?token='));
  }, 30_000);
  expect(link.startsWith(`${product.url}/invitations/accept?token=`)).toBe(true);
  return new URL(link).searchParams.get('token') ?? '';
}

/** The gateway's answer to a mutation with made-up ids and values. */
async function codesOf(operator: Operator, { document, variables }: (typeof mutations)[number]) {
  const response = await operator.open('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-konstruct-tenant': operator.tenantId },
    body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables: variables(newId()) }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] };
  return { data, codes: errors?.map(({ extensions }) => extensions?.code) };
}

test('an invitation is read before joining, refused to everyone else, and accepted by whom it was sent to', async () => {
  expect((await guest.ask(InvitationOfDocument, { token })).invitation).toMatchObject({
    state: 'OPEN',
    tenantName: 'Acme',
    isForViewer: true,
  });
  const stranger = await signUp(product);
  expect((await stranger.ask(JoinDocument, { input: { token } })).acceptInvitation.__typename).toBe(
    'WrongAccountError',
  );

  const { acceptInvitation: joined } = await guest.ask(JoinDocument, { input: { token } });
  expect(joined).toMatchObject({
    __typename: 'AcceptInvitationSuccess',
    tenant: { id: owner.tenantId, role: 'VIEWER' },
  });
  guest.tenantId = owner.tenantId;
  const { tenant } = await guest.ask(TeamOfDocument);
  expect(tenant).toMatchObject({ viewerRole: 'VIEWER', invitableRoles: [], invitations: [] });
  expect(tenant?.members?.map(({ role }) => role)).toEqual(['OWNER', 'VIEWER']);
  const offers = tenant?.members?.flatMap((member) => [
    member.viewerCanChangeRole,
    member.viewerCanRemove,
    member.viewerCanMakeOwner,
  ]);
  expect(offers).toEqual([false, false, false, false, false, false]);
});

test('there are mutations of every service to be refused', () => {
  expect(mutations.length).toBeGreaterThan(25);
  expect(new Set(mutations.map(({ subgraph }) => subgraph)).size).toBe(subgraphs.length);
});

test.each(mutations.map((mutation) => [mutation.field, mutation] as const))(
  'a viewer is refused %s',
  async (field, mutation) => {
    expect([field, await codesOf(guest, mutation)]).toEqual([field, { data: null, codes: ['FORBIDDEN'] }]);
  },
);

test('another role counts from the very next request of the same session, and so does having it no more', async () => {
  const { tenant } = await owner.ask(TeamOfDocument);
  const memberId = tenant?.members?.find((member) => member.email === email)?.id ?? '';
  await owner.ask(GiveRoleDocument, { input: { memberId, role: 'MEMBER' } });
  expect((await guest.ask(TeamOfDocument)).tenant?.viewerPermissions).toContain('agents:manage');
  await hire(guest);
  await owner.ask(GiveRoleDocument, { input: { memberId, role: 'VIEWER' } });
  await expect(hire(guest)).rejects.toThrow('FORBIDDEN');
});

test('a viewer leaves without an admin: nothing is read at the very next request, and the open page is cut off', async () => {
  const leaving = await signUp(product);
  await owner.ask(InviteDocument, { input: { email: leaving.email, role: 'VIEWER' } });
  await leaving.ask(JoinDocument, { input: { token: await mailedToken(leaving.email) } });
  leaving.tenantId = owner.tenantId;
  const own = (await leaving.ask(TeamOfDocument)).tenant?.members?.filter(({ viewerCanLeave }) => viewerCanLeave);
  expect(own).toMatchObject([{ email: leaving.email }]);
  const open = await leaving.open('/events');
  const heard = open.text();
  expect((await leaving.ask(LeaveDocument)).leaveTenant.__typename).toBe('LeaveTenantSuccess');
  await expect(leaving.ask(TeamOfDocument)).rejects.toThrow('FORBIDDEN');
  expect([open.status, await heard]).toEqual([200, expect.stringContaining('{"topic":"tenant"}')]);
  expect((await owner.ask(LeaveDocument)).leaveTenant.__typename).toBe('LastOwnerError');
});

test('a removed member reads nothing at the very next request, hears nothing more, and the used invitation is no way back', async () => {
  const { tenant } = await owner.ask(TeamOfDocument);
  const memberId = tenant?.members?.find((member) => member.email === email)?.id ?? '';
  await owner.ask(GiveRoleDocument, { input: { memberId, role: 'ADMIN' } });
  programs = await makeToken(guest, ['agents:read']);
  const open = await guest.open('/events');
  const heard = open.text();
  const { removeMember } = await owner.ask(RemoveDocument, { input: { memberId } });
  expect(removeMember.__typename).toBe('RemoveMemberSuccess');
  await expect(guest.ask(TeamOfDocument)).rejects.toThrow('FORBIDDEN');
  // The open page is cut off, and cannot come back.
  expect([open.status, await heard]).toEqual([200, expect.stringContaining('{"topic":"tenant"}')]);
  expect((await guest.open('/events')).status).toBe(401);
  expect((await guest.ask(JoinDocument, { input: { token } })).acceptInvitation.__typename).toBe('InvitationUsedError');
});

test('the token that a removed member made is the company’s: it goes on, says so, and an owner ends it', async () => {
  const tokenOf = async () => (await owner.ask(TokensDocument)).tenant?.apiTokens?.find(({ id }) => id === programs.id);
  const program = thirdParty(product, programs.secret);
  expect(await tokenOf()).toMatchObject({ isLive: true, createdByName: 'Ada Lovelace', isCreatedByMember: false });
  expect((await program.ask(CompanyDocument)).data?.tenant).toMatchObject({ name: 'Acme' });
  await owner.ask(EndTokenDocument, { input: { id: programs.id } });
  expect((await program.ask(CompanyDocument)).status).toBe(401);
  const own = await makeToken(owner, ['agents:read']);
  expect((await owner.ask(TokensDocument)).tenant?.apiTokens?.[0]).toMatchObject({
    id: own.id,
    isCreatedByMember: true,
  });
});
