import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A new UUIDv7, which sorts by the millisecond of its creation. Create it once, where the event happens. */
export function newId(): string {
  return v7();
}

/** A UUIDv8 derived from the given parts: the same parts always give the same id. The first part names its purpose. */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join(' ')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether the text has the format of a UUID, so that it can be compared with an id column without an error. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

/** Ids as one value for a hand-written statement: `id = any(?::uuid[])`. */
export const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`;
