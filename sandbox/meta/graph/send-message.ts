import type { Person, PhoneNumber } from '../account.ts';
import { accountOf, digitsOf, findOrMeet, findPerson, userIdOf } from '../directory.ts';
import type { MetaContext } from '../meta-context.ts';
import { businessSays, lastInboundAt, reach } from '../say.ts';
import type { Call } from './access.ts';
import { GraphError, type Rejection } from './graph-error.ts';
import { readContent } from './message-content.ts';

const WINDOW_SECONDS = 24 * 3600;

/** `POST /{phone_number_id}/messages`. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
export function sendMessage(call: Call, number: PhoneNumber): unknown {
  const { context, args } = call;
  if (args['messaging_product'] !== 'whatsapp')
    throw new GraphError(100, { message: '(#100) The parameter messaging_product is required.' });
  const rejection = takeRejection(context.rejections);
  if (rejection !== undefined) throw new GraphError(rejection.code);
  if (args['status'] !== undefined) return markRead(call, number);
  if (number.status !== 'CONNECTED' || number.platformType !== 'CLOUD_API') throw new GraphError(133010);

  const who = recipientOf(call, number);
  const content = readContent(args, accountOf(context.state.value, number));
  if (content.kind === 'reaction') return react(context, content, who, number);
  const refused = rejectionFor(context, number, who, content.kind === 'template');
  if (refused !== null && context.settings.refuses === 'in the answer') throw refused;

  const message = businessSays(context, number, who, {
    type: content.kind,
    text: content.text,
    replyTo: readReplyTo(args),
    callbackData: readCallbackData(args),
  });
  context.state.value.typingUntil[`${number.id} ${who.id}`] = 0;
  // Statuses follow the answer, as at Meta. A test can have them sent before it or out of order.
  setImmediate(() => {
    if (refused !== null) return reach(context, message, 'failed', { errors: [refused.asStatus()] });
    for (const status of context.settings.statuses)
      if (status !== 'delivered' || who.isReachable) reach(context, message, status);
  });
  return {
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: String(args['to'] ?? args['recipient']),
        ...(who.phone === null
          ? { user_id: userIdOf(who, accountOf(context.state.value, number)) }
          : { wa_id: who.phone }),
      },
    ],
    messages: [{ id: message.id, ...(content.kind === 'template' ? { message_status: 'accepted' } : {}) }],
  };
}

function takeRejection(rejections: Rejection[]): Rejection | undefined {
  const [first] = rejections;
  if (first !== undefined) first.times -= 1;
  if (first !== undefined && first.times <= 0) rejections.shift();
  return first;
}

/** `to` takes precedence over `recipient`. An unknown phone number is added as a person who receives no messages. */
function recipientOf({ context, args }: Call, number: PhoneNumber): Person {
  const account = accountOf(context.state.value, number);
  const { to, recipient } = args;
  if (typeof to === 'string' && to !== '') {
    const known = findPerson(context.state.value, account, to);
    if (known !== undefined) return known;
    if (digitsOf(to).length < 7) throw new GraphError(131009, { details: 'Invalid phone number.' });
    const met = findOrMeet(context.state.value, account, to);
    met.isReachable = false;
    return met;
  }
  if (typeof recipient !== 'string' || recipient === '')
    throw new GraphError(131008, { details: 'Either to or recipient is required.' });
  const known = context.state.value.people.find((one) => userIdOf(one, account) === recipient);
  if (known === undefined)
    throw new GraphError(131009, { details: 'The recipient is not a user id of this business.' });
  return known;
}

function rejectionFor(context: MetaContext, number: PhoneNumber, who: Person, isTemplate: boolean): GraphError | null {
  if (number.allowedRecipients !== null && !number.allowedRecipients.includes(who.phone ?? ''))
    return new GraphError(131030);
  if (!who.isReachable) return new GraphError(131026);
  if (isTemplate) return null;
  const last = lastInboundAt(context, number, who);
  const isOpen = last !== null && context.clock.now() / 1000 - last < WINDOW_SECONDS;
  return isOpen ? null : new GraphError(131047);
}

function react(
  context: MetaContext,
  content: { messageId: string; emoji: string },
  who: Person,
  number: PhoneNumber,
): unknown {
  const target = context.state.value.messages.find(
    (one) => one.id === content.messageId && one.personId === who.id && one.numberId === number.id,
  );
  if (target === undefined) throw new GraphError(131009, { details: 'The message to react to is not known.' });
  target.reaction = content.emoji === '' ? null : content.emoji;
  context.state.changed();
  context.notify();
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: who.phone ?? who.id }],
    messages: [{ id: `${target.id}=R` }],
  };
}

/** `{status: "read", message_id}`: the person sees blue ticks and, if requested, "typing…" for 25 s. */
function markRead({ context, args }: Call, number: PhoneNumber): unknown {
  if (args['status'] !== 'read') throw new GraphError(100, { message: '(#100) Param status must be one of {READ}.' });
  const read = context.state.value.messages.find(
    (one) => one.id === args['message_id'] && one.numberId === number.id && one.from === 'person',
  );
  if (read === undefined) throw new GraphError(131009, { details: 'The message id is not known.' });
  if (read.statuses.length === 0)
    read.statuses.push({ status: 'read', timestamp: Math.floor(context.clock.now() / 1000) });
  if (args['typing_indicator'] !== undefined)
    context.state.value.typingUntil[`${number.id} ${read.personId}`] = context.clock.now() + 25_000;
  context.state.changed();
  context.notify();
  return { success: true };
}

function readReplyTo(args: Record<string, unknown>): string | null {
  const context = args['context'];
  const id =
    typeof context === 'object' && context !== null ? (context as { message_id?: unknown }).message_id : undefined;
  return typeof id === 'string' ? id : null;
}

function readCallbackData(args: Record<string, unknown>): string | null {
  const data = args['biz_opaque_callback_data'];
  if (data === undefined) return null;
  if (typeof data !== 'string' || Buffer.byteLength(data) > 512)
    throw new GraphError(131009, { details: 'biz_opaque_callback_data has up to 512 bytes.' });
  return data;
}
