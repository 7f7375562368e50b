import { z } from 'zod';
import type { Dependencies } from '../context.ts';
import { Customer } from '../customer/customer.entity.ts';
import type { Payments } from '../stripe/stripe.port.ts';

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();

const envelope = z.object({
  data: z.object({
    object: z.object({
      ...{ object: z.string().optional(), id: z.string().optional(), customer: reference, charge: reference },
      // The subscription of an invoice: `subscription` before 2025-03-31, `parent` since.
      subscription: reference.catch(null),
      parent: z
        .object({ subscription_details: z.object({ subscription: reference }).nullish() })
        .nullish()
        .catch(null),
    }),
  }),
});

const read = (body: Buffer) => envelope.safeParse(JSON.parse(body.toString('utf8'))).data?.data.object ?? null;

/** The subscription that an event is about; null if it names none. */
export function subscriptionOf(body: Buffer): string | null {
  const about = read(body);
  if (about?.object === 'subscription') return about.id ?? null;
  return about?.parent?.subscription_details?.subscription ?? about?.subscription ?? null;
}

/**
 * The company and the customer that an event is about; null if that customer belongs to no company here, whatever else
 * the event says.
 */
export async function findCompany({ directory }: Dependencies, payments: Payments, body: Buffer) {
  const about = read(body);
  if (!about) return null;
  const { object, id, customer, charge } = about;
  const named = object === 'customer' ? id : customer;
  // A dispute names only the charge.
  const customerId = named ?? (charge ? await payments.customerOfCharge(charge) : null);
  return customerId ? directory.fork().findOne(Customer, { customerId }) : null;
}
