import type { FastifyInstance } from 'fastify';
import type { Message, PhoneNumber } from '../account.ts';
import { accountOf, chatOf, findOrMeet, findPerson } from '../directory.ts';
import type { MetaContext } from '../meta-context.ts';
import { reach, type InboundText, write } from '../say.ts';
import { sendToApps, type Value } from '../webhook/payload.ts';

interface Saying extends InboundText {
  /** A person's id, phone number or username. An unknown person is added. */
  from: string;
  name?: string;
  /** The number's id; the first business's number if absent. */
  number?: string;
}

/** Adds control endpoints that read and write messages, under `/_control`. */
export function addMessageControl(app: FastifyInstance, context: MetaContext): void {
  const { state } = context;
  const numberFor = (id: string | undefined): PhoneNumber | undefined =>
    id === undefined ? state.value.numbers[0] : state.value.numbers.find((one) => one.id === id);
  const say = (number: PhoneNumber, saying: Saying) =>
    write(context, number, findOrMeet(state.value, accountOf(state.value, number), saying.from, saying.name), saying);

  app.post<{ Body: Saying }>('/_control/messages', async (request, reply) => {
    const number = numberFor(request.body?.number);
    if (number === undefined || typeof request.body.from !== 'string')
      return reply.code(400).send({ error: 'Send {"from", "text", …}.' });
    const { message, value } = say(number, request.body);
    const deliveries = sendToApps(context, number, [[value]]);
    return { message: show(message), deliveries: deliveries.map((one) => one.number) };
  });

  // Entries contain changes, and changes contain messages. All of them are sent in one POST.
  app.post<{ Body: { number?: string; entries: Saying[][][] } }>('/_control/batches', async (request, reply) => {
    const number = numberFor(request.body?.number);
    if (number === undefined || !Array.isArray(request.body.entries))
      return reply.code(400).send({ error: 'Send {"entries": [[[{"from", …}]]]}.' });
    const entries = request.body.entries.map((changes) =>
      changes.map((sayings) => merge(sayings.map((saying) => say(number, saying).value))),
    );
    return { deliveries: sendToApps(context, number, entries).map((one) => one.number) };
  });

  app.get<{ Querystring: { from?: string; number?: string } }>('/_control/messages', async (request, reply) => {
    const number = numberFor(request.query.number);
    const who =
      number === undefined
        ? undefined
        : findPerson(state.value, accountOf(state.value, number), request.query.from ?? 'ada');
    if (number === undefined || who === undefined)
      return reply.code(404).send({ error: `There is no person called ${request.query.from}.` });
    return chatOf(state.value, number, who).map(show);
  });

  app.post<{ Body: { id: string; status: string; timestamp?: number; errors?: unknown[] } }>(
    '/_control/statuses',
    async (request, reply) => {
      const { id, status, ...more } = request.body ?? {};
      const message = state.value.messages.find((one) => one.id === id);
      if (message === undefined || typeof status !== 'string')
        return reply.code(404).send({ error: 'No such message.' });
      reach(context, message, status, more);
      return show(message);
    },
  );
}

/** Several messages in one change, together with their people. */
function merge(values: Value[]): Value {
  const [first, ...rest] = values;
  if (first === undefined) throw new Error('A change has at least one message.');
  return rest.reduce(
    (all, one) => ({
      ...all,
      contacts: [...(all.contacts ?? []), ...(one.contacts ?? [])],
      messages: [...(all.messages ?? []), ...(one.messages ?? [])],
    }),
    first,
  );
}

/** A message as the control endpoint shows it. */
export type ShownMessage = ReturnType<typeof show>;

function show(message: Message) {
  const { id, from, type, text, timestamp, replyTo, reaction, callbackData, statuses } = message;
  return {
    id,
    from,
    type,
    text,
    timestamp,
    replyTo,
    reaction,
    callbackData,
    status: statuses.at(-1)?.status ?? null,
    statuses,
  };
}
