import { derivedId } from '@konstruct/kit/database';

/**
 * The id of the company that this operator creates with this key. A repeat meets the same primary key, so the database itself
 * holds "one key, one company", in the transaction that creates it.
 */
export function derivedTenantId(userId: string, idempotencyKey: string): string {
  return derivedId('konstruct tenant', userId, idempotencyKey);
}
