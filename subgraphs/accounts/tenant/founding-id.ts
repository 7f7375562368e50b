import { derivedId } from '../derived-id.ts';

/**
 * The id of the company that this operator founds with this key. A repeat meets the same primary key, so the database itself
 * holds "one key, one company", in the transaction that founds it.
 */
export function foundingId(userId: string, idempotencyKey: string): string {
  return derivedId('tenant', userId, idempotencyKey);
}
