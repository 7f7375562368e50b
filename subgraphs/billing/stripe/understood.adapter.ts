import type Stripe from 'stripe';
import { PaymentsFailure } from './stripe.port.ts';

/** Stripe answered with something other than what was requested: the outcome of the request is unknown. */
export const notUnderstood = (why: string): PaymentsFailure =>
  new PaymentsFailure('not_understood', `Stripe’s answer was not understood: ${why}`);

interface Named {
  readonly object?: unknown;
  readonly id?: unknown;
}

const isNamed = (answer: unknown): answer is Named =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer);

/** What the SDK returns for an answer. It fails with a plain error if the answer is `null` or is not an object. */
async function answerOf(asked: Promise<unknown>, object: string): Promise<Named> {
  try {
    const answer: unknown = await asked;
    if (isNamed(answer)) return answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw notUnderstood(`it is not of the type ${object}.`);
}

/** The answer, if it is the requested object: of this kind and, if an id was given, with this id. */
export async function understood<T extends object>(asked: Promise<T>, object: string, id?: string): Promise<T> {
  const answer = await answerOf(asked, object);
  if (answer.object !== object) throw notUnderstood(`it is not of the type ${object}.`);
  // An object without a Stripe id, such as a preview, is only read.
  if (id !== undefined && answer.id !== id) throw notUnderstood(`its id is not ${id} (${object}).`);
  return answer as T;
}

/** The same for an object that was just created. */
export async function made<T extends { readonly id: string }>(asked: Promise<T>, object: string): Promise<T> {
  const answer = await understood(asked, object);
  if (!isId(answer.id)) throw notUnderstood(`the ${object} has no id.`);
  return answer;
}

const isId = (id: unknown) => typeof id === 'string' && id !== '';

/** One page of a list; every member is of this kind. */
export async function pageOf<T extends { readonly id: string }>(
  asked: Promise<Stripe.ApiList<T>>,
  object: string,
): Promise<Stripe.ApiList<T>> {
  const page = await understood(asked, 'list');
  const members: unknown = page.data;
  if (!Array.isArray(members)) throw notUnderstood(`it is not a list of the type ${object}.`);
  if (members.some((member) => !isNamed(member) || member.object !== object || !isId(member.id)))
    throw notUnderstood(`an entry of the list is not of the type ${object}.`);
  return page;
}

/** How many pages of a list are read: an account with more does not belong to one company. */
const mostPages = 10;

/** The whole list, newest first. */
export async function allOf<T extends { readonly id: string }>(
  ask: (page: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  object: string,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const last = all.at(-1)?.id;
    const { data, has_more: hasMore } = await pageOf(
      ask({ limit: 100, ...(last === undefined ? {} : { starting_after: last }) }),
      object,
    );
    all.push(...data);
    if (hasMore !== true || data.length === 0) break;
  }
  return all;
}

/** A field that must be a text, such as an address. */
export function textOf(text: unknown, what: string): string {
  if (typeof text !== 'string' || text === '') throw notUnderstood(`${what} is missing.`);
  return text;
}

/** A field that must be a whole number, such as an amount or a timestamp. */
export function numberOf(number: unknown, what: string): number {
  if (!Number.isSafeInteger(number)) throw notUnderstood(`${what} is missing.`);
  return number as number;
}
