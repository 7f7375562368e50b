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
 * The company's customer at the payment provider; made where there is none, and once however many ask at the same time. Its invoices go to
 * the address, where one is given.
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
  // In the meantime a reading may have taken an earlier one back: that one has what runs.
  const customerId = (await customerIdOf(ctx)) ?? made;
  // Not part of making it: two who ask at once would make two different customers with one key.
  if (email) await payments.addressCustomer(customerId, email);
  return customerId;
}

/** Forgets a customer that the provider does not have any more: the next purchase makes a new one. */
export async function forgetCustomer({ tenantId, deps }: TenantContext, customerId: string): Promise<void> {
  await deps.directory.fork().execute(clearCustomer(tenantId, customerId));
}

/** Writes down a customer that is known to be the company's, where none is written down. Throws where it is another company's. */
export async function takeCustomerBack({ tenantId, deps }: TenantContext, customerId: string): Promise<void> {
  await deps.directory.fork().execute(restoreCustomer(tenantId, customerId));
}

export async function customerIdOf({ tenantId, deps }: TenantContext): Promise<string | null> {
  return (await deps.directory.fork().findOne(Customer, { tenantId }))?.customerId ?? null;
}
