import { sql } from '@konstruct/kit/database';
import type { PaymentsContext, TenantContext } from '../context.ts';
import { Customer } from './customer.entity.ts';

const addCustomer = (tenantId: string) => sql`
insert into billing_directory.customers (tenant_id, customer_id, generation, created_at) values (${tenantId}, null, 1, now())
on conflict (tenant_id) do nothing`;

const clearCustomer = (tenantId: string, customerId: string) => sql`
update billing_directory.customers set customer_id = null, generation = generation + 1
where tenant_id = ${tenantId} and customer_id = ${customerId}`;

const restoreCustomer = (tenantId: string, customerId: string) => sql`
insert into billing_directory.customers as known (tenant_id, customer_id, generation, created_at) values (${tenantId}, ${customerId}, 1, now())
on conflict (tenant_id) do update set customer_id = excluded.customer_id where known.customer_id is null`;

/**
 * Returns the company's customer at the payment provider. Creates it if there is none, and only once, however many
 * callers ask at the same time. If an address is given, the customer's invoices are sent there.
 */
export async function openCustomer(ctx: PaymentsContext, email: string | null): Promise<string> {
  const { tenantId, payments } = ctx;
  const { directory } = ctx.deps;
  await directory.fork().execute(addCustomer(tenantId));
  const known = await directory.fork().findOneOrFail(Customer, { tenantId });
  if (known.customerId) return known.customerId;

  const made = await payments.createCustomer(tenantId, `customer ${tenantId} ${known.generation}`);
  await directory.fork().transactional(async (tx) => {
    await tx.nativeUpdate(Customer, { tenantId, generation: known.generation, customerId: null }, { customerId: made });
  });
  // In the meantime a reading may have restored an earlier customer. That one has the running subscription.
  const customerId = (await customerIdOf(ctx)) ?? made;
  // Set after the creation: two concurrent calls with different addresses would otherwise send different requests under
  // one idempotency key.
  if (email) await payments.addressCustomer(customerId, email);
  return customerId;
}

/** Forgets a customer that the provider no longer has: the next purchase creates a new one. */
export async function forgetCustomer({ tenantId, deps }: TenantContext, customerId: string): Promise<void> {
  await deps.directory.fork().execute(clearCustomer(tenantId, customerId));
}

/** Stores a customer that is known to be the company's, if none is stored. Throws if it belongs to another company. */
export async function takeCustomerBack({ tenantId, deps }: TenantContext, customerId: string): Promise<void> {
  await deps.directory.fork().execute(restoreCustomer(tenantId, customerId));
}

export async function customerIdOf({ tenantId, deps }: TenantContext): Promise<string | null> {
  return (await deps.directory.fork().findOne(Customer, { tenantId }))?.customerId ?? null;
}
