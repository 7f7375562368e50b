import { createHash } from 'node:crypto';
import type { Account, MetaState, Message, Person, PhoneNumber } from './account.ts';
import { person } from './seed.ts';

/** Only the digits: WhatsApp compares phone numbers this way. */
export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/**
 * The id that a business sees for a person if it may not see the phone number. Another business sees another id for the
 * same person.
 */
export function userIdOf(who: Person, account: Account): string {
  const digest = createHash('sha256')
    .update(`${account.businessId} ${who.id} ${who.phone ?? ''}`)
    .digest();
  return `${who.country}.${BigInt(`0x${digest.subarray(0, 8).toString('hex')}`)}`;
}

export function accountOf(state: MetaState, number: PhoneNumber): Account {
  const account = state.accounts.find((one) => one.id === number.accountId);
  if (account === undefined) throw new Error(`No account ${number.accountId}.`);
  return account;
}

/** The person with a phone number, an id or a business-scoped user id. */
export function findPerson(state: MetaState, account: Account, name: string): Person | undefined {
  const digits = digitsOf(name);
  return state.people.find(
    (one) =>
      one.id === name ||
      userIdOf(one, account) === name ||
      (one.phone !== null && one.phone === digits && isPhone(name)),
  );
}

/** Like `findPerson`, but adds a new person if the name is a phone number or any other word. */
export function findOrMeet(state: MetaState, account: Account, name: string, profileName?: string): Person {
  const known = findPerson(state, account, name);
  if (known !== undefined) return known;
  const isNumber = isPhone(name);
  const met = person(name, profileName ?? (isNumber ? `Person ${digitsOf(name).slice(-4)}` : name), {
    phone: isNumber ? digitsOf(name) : null,
    username: isNumber ? null : name.toLowerCase(),
  });
  state.people.push(met);
  return met;
}

/** The messages between a number and a person, oldest first. */
export function chatOf(state: MetaState, number: PhoneNumber, who: Person): Message[] {
  return state.messages.filter((one) => one.numberId === number.id && one.personId === who.id);
}

function isPhone(name: string): boolean {
  return /^\+?[\d\s()-]{7,20}$/.test(name);
}
