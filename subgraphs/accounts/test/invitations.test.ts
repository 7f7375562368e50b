import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { testOperator } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from './accounts-service.ts';
import { createTeam, type Team } from './team.ts';

let accounts: AccountsService;
let team: Team;
beforeAll(async () => void (accounts = await openAccountsService()));
beforeEach(async () => void (team = await createTeam(accounts)));
afterAll(() => accounts.close());

const someAddress = () => `${newId()}@example.com`;
const invite = (email: string, role = 'VIEWER', actor: Actor = team.owner.actor) =>
  team.change(
    actor,
    'inviteMember',
    { email, role },
    '... on InviteMemberSuccess { invitation { id } } ... on UserError { message }',
  );
const idOf = (answer: unknown) => (answer as { invitation: { id: string } }).invitation.id;
const accept = (actor: Actor, token: string) => team.change(actor, 'acceptInvitation', { token });

async function preview(token: string, actor: Actor = { kind: 'anonymous' }) {
  const document =
    'query ($token: String!) { invitation(token: $token) { state tenantName email role invitedByName isForViewer } }';
  const { data } = await accounts.askRaw(actor, document, { token });
  return data?.['invitation'];
}

async function waiting(actor: Actor = team.owner.actor) {
  const document = '{ tenant { invitations { id email role invitedByName isExpired viewerCanManage } } }';
  const { data } = await accounts.askRaw(actor, document);
  return (data as { tenant: { invitations: Record<string, unknown>[] } }).tenant.invitations;
}

test('an invited person gets a mail, sees what it is about before signing in, and joins with the role', async () => {
  const guest = await accounts.addUser('Grace', 'grace.hopper@example.com');
  expect(await invite(' Grace.Hopper@Example.com ')).toMatchObject({ __typename: 'InviteMemberSuccess' });
  const mail = await accounts.mailTo(guest.email, 'Join Acme on Konstruct');
  expect(mail.text).toContain('Olga Owner invited you');
  const token = await team.tokenFor(guest.email);
  const shown = { state: 'OPEN', tenantName: 'Acme', email: guest.email, role: 'VIEWER', invitedByName: 'Olga Owner' };
  expect(await preview(token)).toEqual({ ...shown, isForViewer: null });
  expect(await waiting()).toMatchObject([{ email: guest.email, isExpired: false, viewerCanManage: true }]);

  expect(await accept(team.actorOf(guest, null, null), token)).toEqual({ __typename: 'AcceptInvitationSuccess' });
  expect((await team.rolesOf())[guest.id]).toBe('VIEWER');
  expect(await waiting()).toEqual([]);
  expect(await preview(token)).toMatchObject({ state: 'ACCEPTED' });
});

test('an invitation works for its own address only, whatever account opens the link', async () => {
  const email = someAddress();
  await invite(email);
  const token = await team.tokenFor(email);
  const other = await accounts.addUser('Mallory');
  expect(await preview(token, team.actorOf(other, null, null))).toMatchObject({ isForViewer: false });
  expect(await accept(team.actorOf(other, null, null), token)).toEqual({
    __typename: 'WrongAccountError',
    message: `This invitation is for ${email}. You are signed in as ${other.email}.`,
  });
  expect((await team.rolesOf())[other.id]).toBeUndefined();
  expect(await accept({ kind: 'anonymous' }, token)).toEqual({ code: 'UNAUTHENTICATED' });
});

test('an invitation works once: repeated by the member it changes nothing, and after a removal it lets no one back in', async () => {
  const guest = await accounts.addUser('Grace');
  const actor = team.actorOf(guest, null, null);
  await invite(guest.email);
  const token = await team.tokenFor(guest.email);
  const answers = await Promise.all([accept(actor, token), accept(actor, token)]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(['AcceptInvitationSuccess', 'AcceptInvitationSuccess']);
  await team.change(team.owner.actor, 'changeMemberRole', { memberId: guest.id, role: 'MEMBER' });
  await accept(actor, token);
  expect((await team.rolesOf())[guest.id]).toBe('MEMBER');
  await team.change(team.owner.actor, 'removeMember', { memberId: guest.id });
  expect(await accept(actor, token)).toMatchObject({ __typename: 'InvitationUsedError' });
  expect((await team.rolesOf())[guest.id]).toBeUndefined();
});

test('an invitation expires after seven days; resent, it is good again, and the earlier link is not', async () => {
  const guest = await accounts.addUser('Grace');
  const actor = team.actorOf(guest, null, null);
  const id = idOf(await invite(guest.email));
  const first = await team.tokenFor(guest.email);
  const [row] = await accounts.database.query<{ days: string }>(
    'select extract(day from expires_at - sent_at) as days from accounts.invitations where id = $1',
    [id],
  );
  expect(Number(row?.days)).toBe(7);
  await accounts.database.query(
    `update accounts.invitations set expires_at = now() - interval '1 second' where id = $1`,
    [id],
  );
  expect(await accept(actor, first)).toMatchObject({ __typename: 'InvitationExpiredError' });
  expect(await preview(first)).toMatchObject({ state: 'EXPIRED' });
  expect(await waiting()).toMatchObject([{ id, isExpired: true }]);

  expect(await team.change(team.owner.actor, 'resendInvitation', { id })).toEqual({
    __typename: 'ResendInvitationSuccess',
  });
  const second = await team.tokenFor(guest.email, 2);
  expect(second).not.toBe(first);
  expect(await accept(actor, first)).toMatchObject({ __typename: 'NotFoundError' });
  expect(await preview(first)).toBeNull();
  expect(await accept(actor, second)).toEqual({ __typename: 'AcceptInvitationSuccess' });
});

test('a withdrawn invitation is no way in, and the address can be invited again', async () => {
  const guest = await accounts.addUser('Grace');
  const id = idOf(await invite(guest.email));
  const token = await team.tokenFor(guest.email);
  expect(await team.change(team.owner.actor, 'revokeInvitation', { id })).toEqual({
    __typename: 'RevokeInvitationSuccess',
  });
  expect(await accept(team.actorOf(guest, null, null), token)).toMatchObject({ __typename: 'NotFoundError' });
  expect(await preview(token)).toMatchObject({ state: 'REVOKED' });
  expect(await team.change(team.owner.actor, 'resendInvitation', { id })).toMatchObject({
    __typename: 'NotFoundError',
  });
  expect(await invite(guest.email)).toMatchObject({ __typename: 'InviteMemberSuccess' });
});

test('a member, or an address with an open invitation, is not invited again, also not by two at once', async () => {
  const member = await team.member('MEMBER');
  expect(await invite(member.email.toUpperCase())).toMatchObject({ __typename: 'AlreadyMemberError' });
  const email = someAddress();
  const answers = await Promise.all([invite(email), invite(email), invite(email.toUpperCase())]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    'AlreadyInvitedError',
    'AlreadyInvitedError',
    'InviteMemberSuccess',
  ]);
  await team.tokenFor(email);
});

test.each([
  ['OWNER', 'OWNER', 'RoleNotBelowError'],
  ['ADMIN', 'ADMIN', 'RoleNotBelowError'],
  ['ADMIN', 'BILLING', 'RoleNotBelowError'],
  ['ADMIN', 'MEMBER', 'InviteMemberSuccess'],
])('%s inviting a %s: %s', async (own, role, outcome) => {
  const actor = own === 'OWNER' ? team.owner.actor : (await team.member(own)).actor;
  expect(await invite(someAddress(), role, actor)).toMatchObject({ __typename: outcome });
});

test('an admin neither resends nor withdraws an owner’s invitation of an admin', async () => {
  const admin = await team.member('ADMIN');
  const id = idOf(await invite(someAddress(), 'ADMIN'));
  expect(await waiting(admin.actor)).toMatchObject([{ id, viewerCanManage: false }]);
  for (const mutation of ['resendInvitation', 'revokeInvitation'])
    expect(await team.change(admin.actor, mutation, { id })).toMatchObject({ __typename: 'RoleNotBelowError' });
});

test.each([
  '',
  'ada',
  'ada@',
  'ada@example.com, eve@example.com',
  'ada@example.com\nbcc: eve@example.com',
  `${'a'.repeat(250)}@x.de`,
])('%j is no address to invite', async (email) => {
  expect(await invite(email)).toMatchObject({ __typename: 'ValidationError' });
});

test('a company sends so many invitations within an hour, and an address gets so many, from all companies together', async () => {
  const email = someAddress();
  const id = idOf(await invite(email));
  const resend = () => team.change(team.owner.actor, 'resendInvitation', { id });
  const answers = [];
  for (let index = 0; index < 6; index += 1) answers.push((await resend()).__typename);
  expect(answers).toEqual([...Array.from({ length: 5 }, () => 'ResendInvitationSuccess'), 'TooManyInvitationsError']);
  const another = await createTeam(accounts);
  expect(await another.change(another.owner.actor, 'inviteMember', { email, role: 'VIEWER' })).toMatchObject({
    __typename: 'TooManyInvitationsError',
  });
  const rest = [];
  for (let index = 0; index < 25; index += 1) rest.push((await invite(someAddress())).__typename);
  expect(rest.filter((name) => name === 'InviteMemberSuccess')).toHaveLength(23);
});

test('a token is in no table, no job and no answer', async () => {
  const email = someAddress();
  const answer = await invite(email);
  const token = await team.tokenFor(email);
  const tables = await accounts.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await accounts.database.query<{ row: string }>(`select t::text as row from ${name} t`);
    if (rows.some(({ row }) => row.includes(token))) found.push(name);
  }
  expect(found).toEqual([]);
  expect(JSON.stringify([answer, await waiting()])).not.toContain(token);
  expect(token).toMatch(/^[\w-]{43}$/);
});

test('names that the inviter could choose make no links in a stranger’s mailbox', async () => {
  await accounts.database.query('update accounts.tenants set name = $1 where tenant_id = $2', [
    'Win at https://evil.example/x',
    team.tenantId,
  ]);
  const email = someAddress();
  await invite(email);
  await team.tokenFor(email);
  const [mail] = await accounts.mailsTo(email);
  expect(mail?.subject).not.toContain('evil.example');
  expect(mail?.text).not.toContain('evil.example');
  expect(mail?.html).not.toContain('evil.example');
});

test('a mail that the server takes only later carries the same link', async () => {
  await accounts.failNextMail(451);
  const guest = await accounts.addUser('Grace');
  await invite(guest.email);
  const token = await team.tokenFor(guest.email);
  expect(await accept(team.actorOf(guest, null, null), token)).toEqual({ __typename: 'AcceptInvitationSuccess' });
});

test('no one invites without the permission, and no API token does', async () => {
  const viewer = await team.member('VIEWER');
  expect(await invite(someAddress(), 'VIEWER', viewer.actor)).toEqual({ code: 'FORBIDDEN' });
  const token: Actor = {
    kind: 'token',
    id: newId(),
    name: 'all',
    tenantId: team.tenantId,
    scopes: ['members:manage', 'members:read', 'tenant:read'],
  };
  expect(await invite(someAddress(), 'VIEWER', token)).toEqual({ code: 'FORBIDDEN' });
  expect(await waiting(token)).toEqual([]);
  expect(await accept(testOperator(null, null), 'no such token')).toMatchObject({ __typename: 'NotFoundError' });
});
