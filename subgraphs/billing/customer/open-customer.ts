import type { Directory } from '@konstruct/kit/database';
import type { Payments } from '../stripe/stripe.port.ts';
import { Customer } from './customer.entity.ts';

/** The company's customer at the payment provider; made where there is none, and once however many ask at the same time. */
export async function openCustomer(directory: Directory, payments: Payments, tenantId: string, email: string | null): Promise<string> {
  await directory.fork().execute(
    `insert into billing_directory.customers (tenant_id, customer_id, generation, created_at) values (?, null, 1, now())
     on conflict (tenant_id) do nothing`,
    [tenantId],
  );
  const known = await directory.fork().findOneOrFail(Customer, { tenantId });
  if (known.customerId) return known.customerId;

  const made = await payments.createCustomer(tenantId, `customer ${tenantId} ${known.generation}`);
  await directory.fork().transactional(async (tx) => {
    await tx.nativeUpdate(Customer, { tenantId, generation: known.generation, customerId: null }, { customerId: made });
  });
  // In the meantime a reading may have taken an earlier one back: that one has what runs.
  const customerId = (await customerIdOf(directory, tenantId)) ?? made;
  // Not part of making it: two who ask at once would make two different customers with one key.
  if (email) await payments.addressCustomer(customerId, email);
  return customerId;
}

/** Forgets a customer that the provider does not have any more; whoever buys next becomes a new one. */
export async function forgetCustomer(directory: Directory, tenantId: string, customerId: string): Promise<void> {
  await directory
    .fork()
    .execute(
      `update billing_directory.customers set customer_id = null, generation = generation + 1 where tenant_id = ? and customer_id = ?`,
      [tenantId, customerId],
    );
}

/** Writes down a customer that is known to be the company's, where none is written down. Throws where it is another company's. */
export async function takeCustomerBack(directory: Directory, tenantId: string, customerId: string): Promise<void> {
  await directory.fork().execute(
    `insert into billing_directory.customers as known (tenant_id, customer_id, generation, created_at) values (?, ?, 1, now())
     on conflict (tenant_id) do update set customer_id = excluded.customer_id where known.customer_id is null`,
    [tenantId, customerId],
  );
}

export async function customerIdOf(directory: Directory, tenantId: string): Promise<string | null> {
  return (await directory.fork().findOne(Customer, { tenantId }))?.customerId ?? null;
}
