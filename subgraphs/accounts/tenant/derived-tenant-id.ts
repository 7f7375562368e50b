import { derivedId } from '@konstruct/kit/database';

/**
 * The id of the company that this operator creates with this key. A repeat conflicts on the primary key, so the
 * database itself enforces "one key, one company", in the transaction that creates it.
 */
export function derivedTenantId(userId: string, idempotencyKey: string): string {
  return derivedId('konstruct tenant', userId, idempotencyKey);
}
