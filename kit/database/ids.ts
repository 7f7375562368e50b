import { v7 } from 'uuid';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A new UUIDv7: sorts by the millisecond in which it was made. Mint it once, where the thing happens. */
export function newId(): string {
  return v7();
}

/** Whether the text has the shape of a UUID, so that it can be compared with an id column without an error. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

/** Ids as one value of a statement of our own: `id = any(?::uuid[])`. */
export const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`;
