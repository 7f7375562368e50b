import { createHash } from 'node:crypto';

/**
 * The id of the company that this operator founds with this key: a UUIDv8 over both. A repeat meets the same primary key, so
 * the database itself holds "one key, one company", in the transaction that founds it.
 */
export function foundingId(userId: string, idempotencyKey: string): string {
  const bytes = createHash('sha256').update(`konstruct tenant ${userId} ${idempotencyKey}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
