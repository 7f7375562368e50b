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

async function listed(actor: Actor) {
  const fields = 'id name email role isViewer viewerCanChangeRole viewerCanRemove viewerCanMakeOwner';
  const { data } = await accounts.askRaw(actor, `{ tenant { invitableRoles members { ${fields} } } }`);
  return (data as { tenant: { invitableRoles: string[]; members: Record<string, unknown>[] } }).tenant;
}

test('every member of the company reads who belongs to it; what one may do about it stands beside each', async () => {
  const admin = await team.member('ADMIN');
  const viewer = await team.member('VIEWER');
  const none = { viewerCanChangeRole: false, viewerCanRemove: false, viewerCanMakeOwner: false };
  const all = { viewerCanChangeRole: true, viewerCanRemove: true };

  expect((await listed(team.owner.actor)).members).toMatchObject([
    { id: team.owner.id, name: 'Olga Owner', email: team.owner.email, role: 'OWNER', isViewer: true, ...none },
    { id: admin.id, role: 'ADMIN', isViewer: false, ...all, viewerCanMakeOwner: true },
    { id: viewer.id, role: 'VIEWER', isViewer: false, ...all, viewerCanMakeOwner: true },
  ]);
  const seen = await listed(admin.actor);
  expect(seen.invitableRoles).toEqual(['MEMBER', 'VIEWER']);
  expect(seen.members).toMatchObject([
    none,
    { ...all, isViewer: true, viewerCanMakeOwner: false },
    { ...all, viewerCanMakeOwner: false },
  ]);
  expect(await listed(viewer.actor)).toMatchObject({ invitableRoles: [], members: [none, none, none] });
});

test('another company sees none of them', async () => {
  const { data } = await accounts.askRaw(testOperator(newId()), '{ tenant { members { id } } }');
  expect(data).toEqual({ tenant: null });
});

test('an owner changes roles and removes; the change is there at once', async () => {
  const member = await team.member('MEMBER');
  expect(await team.change(team.owner.actor, 'changeMemberRole', { memberId: member.id, role: 'ADMIN' })).toEqual({
    __typename: 'ChangeMemberRoleSuccess',
  });
  expect((await team.rolesOf())[member.id]).toBe('ADMIN');
  expect(await team.change(team.owner.actor, 'removeMember', { memberId: member.id })).toEqual({
    __typename: 'RemoveMemberSuccess',
  });
  expect(await team.rolesOf()).toEqual({ [team.owner.id]: 'OWNER' });
  expect(await team.change(team.owner.actor, 'removeMember', { memberId: member.id })).toMatchObject({
    __typename: 'NotFoundError',
  });
});

test.each([
  ['OWNER', 'MEMBER'],
  ['ADMIN', 'MEMBER'],
  ['BILLING', 'MEMBER'],
  ['MEMBER', 'ADMIN'],
  ['MEMBER', 'OWNER'],
  ['MEMBER', 'BILLING'],
])('an admin cannot make a %s a %s, and removes only those below', async (present, wanted) => {
  const admin = await team.member('ADMIN');
  const other = await team.member(present);
  await team.member('OWNER');
  expect(await team.change(admin.actor, 'changeMemberRole', { memberId: other.id, role: wanted })).toMatchObject({
    __typename: 'RoleNotBelowError',
  });
  expect((await team.rolesOf())[other.id]).toBe(present);
  const removed = await team.change(admin.actor, 'removeMember', { memberId: other.id });
  expect(removed).toMatchObject({ __typename: present === 'MEMBER' ? 'RemoveMemberSuccess' : 'RoleNotBelowError' });
});

test('no one gives ownership by changing a role, not even an owner', async () => {
  const admin = await team.member('ADMIN');
  expect(await team.change(team.owner.actor, 'changeMemberRole', { memberId: admin.id, role: 'OWNER' })).toMatchObject({
    __typename: 'RoleNotBelowError',
  });
});

test('61: the last owner can be neither removed nor demoted', async () => {
  const change = { memberId: team.owner.id, role: 'ADMIN' };
  expect(await team.change(team.owner.actor, 'changeMemberRole', change)).toMatchObject({
    __typename: 'LastOwnerError',
  });
  expect(await team.change(team.owner.actor, 'removeMember', { memberId: team.owner.id })).toMatchObject({
    __typename: 'LastOwnerError',
  });
  expect(await team.rolesOf()).toEqual({ [team.owner.id]: 'OWNER' });
});

/** The answer to leaving. */
async function leave(actor: Actor): Promise<unknown> {
  const { data, errors } = await accounts.askRaw(actor, 'mutation { leaveTenant { __typename } }');
  return errors?.[0]?.extensions?.['code'] ?? (data?.['leaveTenant'] as { __typename: string }).__typename;
}

test.each(['OWNER', 'ADMIN', 'MEMBER', 'VIEWER', 'BILLING'])(
  'a %s leaves, once, and takes no one along',
  async (role) => {
    const leaving = await team.member(role);
    const staying = await team.member('MEMBER');
    const mayLeave = async (actor: Actor) => {
      const fields = '{ tenant { members { id viewerCanLeave } } }';
      const { data } = await accounts.askRaw(actor, fields);
      const { members } = (data as { tenant: { members: { id: string; viewerCanLeave: boolean }[] } }).tenant;
      return members.filter(({ viewerCanLeave }) => viewerCanLeave).map(({ id }) => id);
    };
    expect(await mayLeave(leaving.actor)).toEqual([leaving.id]);
    expect(await leave(leaving.actor)).toBe('LeaveTenantSuccess');
    expect(await team.rolesOf()).toEqual({ [team.owner.id]: 'OWNER', [staying.id]: 'MEMBER' });
    // Pressed twice, or repeated after a lost answer.
    expect(await leave(leaving.actor)).toBe('LeaveTenantSuccess');
    expect(await team.rolesOf()).toEqual({ [team.owner.id]: 'OWNER', [staying.id]: 'MEMBER' });
    expect(await mayLeave(team.owner.actor)).toEqual([]);
  },
);

test('the last owner cannot leave, nor can an operator who is not of the company', async () => {
  await team.member('ADMIN');
  expect(await leave(team.owner.actor)).toBe('LastOwnerError');
  expect((await team.rolesOf())[team.owner.id]).toBe('OWNER');
  expect(await leave(testOperator(null, null))).toBe('FORBIDDEN');
});

test('two owners who both leave at the same moment leave one behind', async () => {
  const second = await team.member('OWNER');
  const answers = await Promise.all([leave(team.owner.actor), leave(second.actor)]);
  expect(answers.toSorted()).toEqual(['LastOwnerError', 'LeaveTenantSuccess']);
});

test('two owners who leave at the same moment leave one behind', async () => {
  const second = await team.member('OWNER');
  const answers = await Promise.all([
    team.change(team.owner.actor, 'removeMember', { memberId: team.owner.id }),
    team.change(second.actor, 'changeMemberRole', { memberId: second.id, role: 'VIEWER' }),
  ]);
  expect(answers.filter(({ __typename }) => __typename === 'LastOwnerError')).toHaveLength(1);
  expect(Object.values(await team.rolesOf()).filter((role) => role === 'OWNER')).toHaveLength(1);
});

test('ownership is handed over in one step; the owner before becomes an admin', async () => {
  const member = await team.member('MEMBER');
  const admin = await team.member('ADMIN');
  expect(await team.change(admin.actor, 'transferOwnership', { memberId: admin.id })).toEqual({ code: 'FORBIDDEN' });
  expect(await team.change(team.owner.actor, 'transferOwnership', { memberId: member.id })).toEqual({
    __typename: 'TransferOwnershipSuccess',
  });
  expect(await team.rolesOf()).toEqual({ [team.owner.id]: 'ADMIN', [member.id]: 'OWNER', [admin.id]: 'ADMIN' });
});

test('a right that was taken while the request was on its way is gone', async () => {
  const admin = await team.member('ADMIN');
  const member = await team.member('MEMBER');
  const change = { memberId: member.id, role: 'VIEWER' };
  await team.change(team.owner.actor, 'changeMemberRole', { memberId: admin.id, role: 'VIEWER' });
  // The actor still says ADMIN, as in a request whose token was signed a moment earlier.
  expect(await team.change(admin.actor, 'changeMemberRole', change)).toEqual({ code: 'FORBIDDEN' });
  await team.change(team.owner.actor, 'removeMember', { memberId: admin.id });
  expect(await team.change(admin.actor, 'removeMember', { memberId: member.id })).toEqual({ code: 'FORBIDDEN' });
  expect((await team.rolesOf())[member.id]).toBe('MEMBER');
});

test('what a removed or demoted member invited others to is withdrawn, so no one keeps a second way in', async () => {
  const admin = await team.member('ADMIN');
  const email = `${newId()}@example.com`;
  await team.change(admin.actor, 'inviteMember', { email, role: 'MEMBER' });
  const token = await team.tokenFor(email);
  await team.change(team.owner.actor, 'changeMemberRole', { memberId: admin.id, role: 'VIEWER' });
  const guest = await accounts.addUser('Guest', email);
  expect(await team.change(team.actorOf(guest, null, null), 'acceptInvitation', { token })).toMatchObject({
    __typename: 'NotFoundError',
  });
  expect((await team.rolesOf())[guest.id]).toBeUndefined();
});

test('what a member who left invited others to is withdrawn too', async () => {
  const admin = await team.member('ADMIN');
  const email = `${newId()}@example.com`;
  await team.change(admin.actor, 'inviteMember', { email, role: 'MEMBER' });
  const token = await team.tokenFor(email);
  await leave(admin.actor);
  const guest = await accounts.addUser('Guest', email);
  expect(await team.change(team.actorOf(guest, null, null), 'acceptInvitation', { token })).toMatchObject({
    __typename: 'NotFoundError',
  });
});
