import type { Account, Message, Person, PhoneNumber } from '../account.ts';
import { accountOf, digitsOf, userIdOf } from '../directory.ts';
import type { MetaContext } from '../meta-context.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { MetaWebhookId } from './meta-delivery.ts';

/** One change of the field `messages`. */
export interface Value {
  messaging_product: 'whatsapp';
  metadata: { display_phone_number: string; phone_number_id: string };
  contacts?: unknown[];
  messages?: unknown[];
  statuses?: unknown[];
}

/** A change's value for a number, still empty. */
export function valueFor(number: PhoneNumber): Value {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: digitsOf(number.displayPhoneNumber), phone_number_id: number.id },
  };
}

/** A person as `contacts` describes them. The phone number is included only if the business may see it. */
export function contactFor(who: Person, account: Account) {
  return {
    profile: { name: who.name, ...(who.username === null ? {} : { username: who.username }) },
    ...(who.phone === null ? {} : { wa_id: who.phone }),
    user_id: userIdOf(who, account),
  };
}

/** A person's message, as `messages` describes it. `content` holds the field named after its type. */
export function inboundFor(message: Message, who: Person, account: Account, content: Record<string, unknown>) {
  return {
    ...(who.phone === null ? {} : { from: who.phone }),
    from_user_id: userIdOf(who, account),
    id: message.id,
    timestamp: String(message.timestamp),
    ...(message.replyTo === null ? {} : { context: { id: message.replyTo } }),
    type: message.type,
    ...content,
  };
}

/** The status of a business's message, as `statuses` describes it. */
export function statusFor(
  message: Message,
  who: Person,
  account: Account,
  status: string,
  timestamp: number,
  errors?: unknown[],
) {
  return {
    id: message.id,
    status,
    timestamp: String(timestamp),
    ...(who.phone === null ? {} : { recipient_id: who.phone }),
    recipient_user_id: userIdOf(who, account),
    ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
    ...(status === 'failed'
      ? {}
      : {
          pricing: {
            billable: true,
            pricing_model: 'PMP',
            category: message.type === 'template' ? 'utility' : 'service',
            type: 'regular',
          },
        }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Sends one POST to every app subscribed to the account, with an entry for each list of values. */
export function sendToApps(context: MetaContext, number: PhoneNumber, entries: Value[][]): Delivery<MetaWebhookId>[] {
  const account = accountOf(context.state.value, number);
  const payload = {
    object: 'whatsapp_business_account',
    entry: entries.map((values) => ({
      id: account.id,
      changes: values.map((value) => ({ value, field: 'messages' })),
    })),
  };
  const apps = context.state.value.apps.filter(
    (app) => account.subscribedAppIds.includes(app.id) && (app.webhook?.fields.includes('messages') ?? true),
  );
  return apps.map((app) => context.delivery.send(app, payload));
}
