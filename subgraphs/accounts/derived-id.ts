import { createHash } from 'node:crypto';

/** A UUIDv8 over the given parts: the same parts give the same id, wherever and however often it is made. */
export function derivedId(purpose: string, ...parts: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(`konstruct ${purpose} ${parts.join(' ')}`)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
