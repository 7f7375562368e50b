import type Stripe from 'stripe';
import { PaymentsFailure } from './stripe.port.ts';

/** Stripe answered, and not with what was asked for: what became of the request cannot be told from it. */
export const notUnderstood = (why: string): PaymentsFailure =>
  new PaymentsFailure('not_understood', `Stripe's answer was not understood: ${why}`);

interface Named {
  readonly object?: unknown;
  readonly id?: unknown;
}

const isNamed = (answer: unknown): answer is Named => typeof answer === 'object' && answer !== null && !Array.isArray(answer);

/** What the SDK makes of an answer. It fails with a plain error where the answer is `null` or no object at all. */
async function answerOf(asked: Promise<unknown>, object: string): Promise<Named> {
  try {
    const answer: unknown = await asked;
    if (isNamed(answer)) return answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw notUnderstood(`it is no ${object}.`);
}

/** The answer, where it is the object that was asked for: of this kind and, where one was named, of this id. */
export async function understood<T extends object>(asked: Promise<T>, object: string, id?: string): Promise<T> {
  const answer = await answerOf(asked, object);
  if (answer.object !== object) throw notUnderstood(`it is no ${object}.`);
  // What has no id of Stripe's own is only looked at, such as a preview.
  if (id !== undefined && answer.id !== id) throw notUnderstood(`it is another ${object} than ${id}.`);
  return answer as T;
}

/** The same of what was just made. */
export async function made<T extends { readonly id: string }>(asked: Promise<T>, object: string): Promise<T> {
  const answer = await understood(asked, object);
  if (!isId(answer.id)) throw notUnderstood(`the ${object} has no id.`);
  return answer;
}

const isId = (id: unknown) => typeof id === 'string' && id !== '';

/** One page of a list, each of whose members is of this kind. */
export async function pageOf<T extends { readonly id: string }>(
  asked: Promise<Stripe.ApiList<T>>,
  object: string,
): Promise<Stripe.ApiList<T>> {
  const page = await understood(asked, 'list');
  const members: unknown = page.data;
  if (!Array.isArray(members)) throw notUnderstood(`it is no list of ${object}s.`);
  if (members.some((member) => !isNamed(member) || member.object !== object || !isId(member.id)))
    throw notUnderstood(`something in the list is no ${object}.`);
  return page;
}

/** As many as are read of a list: an account that has more is no account of one company. */
const mostPages = 10;

/** All of a list, the newest first. */
export async function allOf<T extends { readonly id: string }>(
  ask: (page: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  object: string,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const last = all.at(-1)?.id;
    const { data, has_more: hasMore } = await pageOf(ask({ limit: 100, ...(last === undefined ? {} : { starting_after: last }) }), object);
    all.push(...data);
    if (hasMore !== true || data.length === 0) break;
  }
  return all;
}

/** The text that a field must be, such as an address. */
export function textOf(text: unknown, what: string): string {
  if (typeof text !== 'string' || text === '') throw notUnderstood(`${what} is missing.`);
  return text;
}

/** The whole number that a field must be, such as an amount or a second. */
export function numberOf(number: unknown, what: string): number {
  if (!Number.isSafeInteger(number)) throw notUnderstood(`${what} is missing.`);
  return number as number;
}
