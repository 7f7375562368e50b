import type { Directory } from '@konstruct/kit/database';
import { z } from 'zod';
import { Customer } from '../customer/customer.entity.ts';
import type { Payments } from '../stripe/stripe.port.ts';

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();

const envelope = z.object({
  data: z.object({
    object: z.object({ object: z.string().optional(), id: z.string().optional(), customer: reference, charge: reference }),
  }),
});

/** The company and the customer that an event is about; null where that is nobody here, whatever else it says. */
export async function findCompany(directory: Directory, payments: Payments, body: Buffer) {
  const parsed = envelope.safeParse(JSON.parse(body.toString('utf8')));
  if (!parsed.success) return null;
  const { object, id, customer, charge } = parsed.data.data.object;
  const named = object === 'customer' ? id : customer;
  // A dispute names only the charge.
  const customerId = named ?? (charge ? await payments.customerOfCharge(charge) : null);
  return customerId ? directory.fork().findOne(Customer, { customerId }) : null;
}
