import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@konstruct/kit/database';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chat, message } from '../../model/test/host.ts';
import { type AgentsService, openAgentsService } from '../agents-service.ts';

// Every line of docs/answers.md, on each protocol: the vendor's response, over HTTP, and the message's final state.

/** The lines of the page's table, by how the call ended. */
const lines = new Map(
  readFileSync(join(import.meta.dirname, '../../../../docs/answers.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Ending'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(
      ([, ending = '', tries = '', cost = '', contact = '', member = '']) =>
        [ending, { tries, cost, contact, member }] as const,
    ),
);

/** The model server's responses in place of a good answer, one for each call. */
type Faults = readonly object[];
interface Way {
  readonly chats: Faults;
  readonly anthropic: Faults;
  /** An earlier message, which was answered. */
  readonly earlier?: string;
  readonly received?: object;
}

const chatUse = { usage: { prompt_tokens: 100, completion_tokens: 12, total_tokens: 112 } };
const messageUse = { usage: { input_tokens: 100, output_tokens: 12 } };
const twice = (fault: object): Faults => [fault, fault];
const both = (faults: Faults): Way => ({ chats: faults, anthropic: faults });
const rejection = (status: number, text: string, code: string): Way => ({
  chats: [{ status, body: { error: { message: text, type: 'invalid_request_error', code } } }],
  anthropic: [
    {
      status,
      body: {
        type: 'error',
        error: { type: status === 404 ? 'not_found_error' : 'invalid_request_error', message: text },
      },
    },
  ],
});
const times = (way: Way, count: number): Way => ({
  ...way,
  chats: Array.from({ length: count }, () => way.chats).flat(),
  anthropic: Array.from({ length: count }, () => way.anthropic).flat(),
});
const call = { id: 'call_1', type: 'function', function: { name: 'lookup', arguments: '{}' } };
const tooLong = 'prompt is too long: maximum context length is 8192 tokens';

const ways: Readonly<Record<string, Way>> = {
  answered: {
    chats: [{ body: chat({ content: 'At nine.' }, 'stop', chatUse) }],
    anthropic: [{ body: message([{ type: 'text', text: 'At nine.' }], 'end_turn', messageUse) }],
  },
  'answered, no usage told': {
    chats: [{ body: chat({ content: 'At nine.' }, 'stop') }],
    anthropic: [
      {
        body: message([{ type: 'text', text: 'At nine.' }], 'end_turn', {
          usage: { input_tokens: 0, output_tokens: 0 },
        }),
      },
    ],
  },
  'answered, cut at its limit': {
    chats: [{ body: chat({ content: 'At nine. On Sundays we clo' }, 'length', chatUse) }],
    anthropic: [{ body: message([{ type: 'text', text: 'At nine. On Sundays we clo' }], 'max_tokens', messageUse) }],
  },
  'the model declines': {
    chats: [{ body: chat({ content: null, refusal: 'No.' }, 'stop', chatUse) }],
    anthropic: [{ body: message([], 'refusal', messageUse) }],
  },
  'the provider’s filter stops the answer': {
    chats: [{ body: chat({ content: 'You can' }, 'content_filter', chatUse) }],
    anthropic: [{ body: message([{ type: 'text', text: 'You can' }], 'refusal', messageUse) }],
  },
  'a tool is asked for': {
    chats: twice({ body: chat({ content: null, tool_calls: [call] }, 'tool_calls', chatUse) }),
    anthropic: twice({
      body: message([{ type: 'tool_use', id: 't', name: 'lookup', input: {} }], 'tool_use', messageUse),
    }),
  },
  'thoughts take all tokens': {
    chats: twice({ body: chat({ content: '' }, 'length', chatUse) }),
    anthropic: twice({
      body: message([{ type: 'thinking', thinking: 'Hm', signature: 'x' }], 'max_tokens', messageUse),
    }),
  },
  'nothing, or thoughts only': {
    chats: twice({ body: chat({ content: '<think>Hm</think>' }, 'stop', chatUse) }),
    anthropic: twice({ body: message([], 'end_turn', messageUse) }),
  },
  'a 200 that cannot be read': both(twice({ status: 200, body: '<html>hello</html>' })),
  'no answer in time, or the connection breaks': both(twice({ hang: true })),
  'the request is refused for its text': {
    ...times(rejection(400, 'The response was filtered: content management policy.', 'content_filter'), 2),
    earlier: 'Hello',
  },
  'the request is refused otherwise': rejection(400, 'Something is wrong with it.', 'odd'),
  'too long for the model': {
    ...times(rejection(400, tooLong, 'context_length_exceeded'), 3),
    earlier: 'Hello '.repeat(50),
  },
  'the key is refused': times(rejection(401, 'Incorrect API key', 'invalid_api_key'), 1),
  'the model is not there': rejection(404, 'The model does not exist', 'model_not_found'),
  'busy, or an error of the provider’s, in a 200 too': both([
    { status: 503 },
    ...Array.from({ length: 3 }, () => ({
      status: 200,
      body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded', code: 429 } },
    })),
  ]),
  'the same for a day, or until the channel soon takes no answer': {
    ...times(both([{ status: 503 }]), 4),
    received: { channelKind: 'WHATSAPP', answerableUntil: new Date(Date.now() + 20 * 60_000).toISOString() },
  },
  'the channel takes no answer any more': {
    ...both([]),
    received: { channelKind: 'WHATSAPP', answerableUntil: new Date(0).toISOString() },
  },
};

/** Covered by other tests: not a response of a vendor. */
const elsewhere = ['the process ends during the call'];

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '10', MODEL_TIMEOUT_MS: '600' });
  await service.start();
});
afterAll(() => service.close());
afterEach(() => service.clearFaults());

const protocols = {
  openai: { path: '/v1/chat', employee: { providerId: 'openai', modelId: 'gpt-4o-mini' } },
  'openai-compatible': { path: '/v1/chat', employee: { providerId: 'practice', modelId: 'practice-1' } },
  anthropic: { path: '/v1/messages', employee: { providerId: 'anthropic', modelId: 'claude-haiku-4-5' } },
} as const;

test('the page has each way, and each way is on the page', () => {
  expect([...lines.keys()].toSorted()).toEqual(
    [...Object.keys(ways), ...elsewhere].map((way) => way.replaceAll('’', "'")).toSorted(),
  );
});

describe.each(Object.entries(protocols))('on %s', (protocol, { path, employee }) => {
  test.each(Object.entries(ways))('%s', async (name, way) => {
    const line = lines.get(name.replaceAll('’', "'"));
    const { tenantId, operator } = await service.company();
    const llmKeyId =
      protocol === 'openai-compatible'
        ? undefined
        : await service.addKey(tenantId, 'sk-good-0001', { providerId: protocol });
    expect(await service.hire(operator, { ...employee, ...(llmKeyId && { llmKeyId }) })).toMatchObject({
      __typename: 'CreateAgentSuccess',
    });
    // Messages of other companies are retried at the same time: the text of the question tells the calls apart.
    const text = `What is ${newId()}?`;
    const thread = { channelId: newId(), contactId: newId(), threadKey: 'a', ...way.received };
    const callsAbout = async () =>
      (await service.modelCalls(path)).filter(({ body }) => JSON.stringify(body).includes(text)).length;
    if (way.earlier) {
      await service.write(tenantId, { ...thread, text: way.earlier });
      await service.untilStates(tenantId, 'ANSWERED');
    }
    const before = way.earlier ? ['ANSWERED'] : [];
    const settledBefore = (await service.settled(tenantId)).length;
    const faults = protocol === 'anthropic' ? way.anthropic : way.chats;
    for (const fault of faults) await service.fault({ match: path, times: 1, contains: text, ...fault });

    await service.write(tenantId, { ...thread, text });
    const [state = '', cause] = (line?.member ?? '').replace(', marked', '').split(' ');
    await service.untilStates(tenantId, ...before, cause ?? state);

    const answers = (await service.answers(tenantId)).slice(before.length);
    const isNotified = answers.some(({ text }) => text.includes('could not answer'));
    expect([answers.length - Number(isNotified), isNotified]).toEqual([
      Number(line?.contact.startsWith('answer')),
      line?.contact === 'told once',
    ]);
    if (line?.member.endsWith('marked')) expect(answers[0]?.text).toBe('At nine.');
    const tries = await callsAbout();
    const most = /^(?:up to )?(\d)/.exec(line?.tries ?? '')?.[1];
    if (name === 'the request is refused for its text') expect(tries).toBe(2);
    else if (most) expect(tries).toBe(Number(most));
    const settled = (await service.settled(tenantId)).slice(settledBefore);
    const costs = settled.map((run) =>
      costOf(run, service.stubs.reservations.find(({ runId }) => runId === run.runId)?.amountUsd),
    );
    expect(new Set(costs)).toEqual(new Set(tries === 0 ? [] : [line?.cost]));

    // It blocks no other message.
    if (state === 'WAITING' || cause === 'TOO_LATE') return;
    await service.write(tenantId, thread);
    await service.untilStates(tenantId, ...before, cause ?? state, 'ANSWERED');
  });
});

function costOf({ outcome, costUsd }: { outcome: string; costUsd: string }, bound: string | undefined): string {
  if (outcome === 'released') return 'nothing';
  return costUsd === bound ? 'bound' : 'reported';
}
