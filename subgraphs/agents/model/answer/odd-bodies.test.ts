import { afterEach, describe, expect, test } from 'vitest';
import { outcomeOf } from './outcome-of.ts';
import { chat, chats, endHosts, outcome, type Protocol, protocols, tokens, used } from '../test/host.ts';

afterEach(endHosts);

/** A body in the form of a stream that we did not request. */
const streamed = (protocol: Protocol, ...parts: (object | string)[]) =>
  outcome(
    protocol,
    parts
      .map((part) => {
        const kind = typeof part === 'object' && 'type' in part ? `event: ${String(part.type)}\n` : '';
        return `${kind}data: ${typeof part === 'string' ? part : JSON.stringify(part)}\n\n`;
      })
      .join(''),
    { 'content-type': 'text/event-stream' },
  );
const piece = (delta: object, finish: string | null = null, more: object = {}) => ({
  ...{ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] },
  ...more,
});

describe.each(chats)('a host of %s that streams without being asked', (protocol) => {
  test('is read to its end', async () => {
    const parts = [
      piece({ role: 'assistant', content: '' }),
      piece({ content: 'We open ' }),
      piece({ content: 'at 9.' }),
      piece({}, 'stop'),
    ];
    expect(await streamed(protocol, ...parts, { choices: [], ...used }, '[DONE]')).toEqual({
      ...{ kind: 'answered', text: 'We open at 9.', isCut: false, tokens },
    });
  });

  test.each<[string, (object | string)[], object]>([
    ['an error', [{ error: { message: 'Overloaded', code: 429 } }], { kind: 'unavailable', mayBePaid: false }],
    ['a rejection', [{ error: { message: 'Invalid API key', code: 401 } }], { kind: 'refused', about: 'KEY' }],
    [
      'an error after words',
      [piece({ content: 'We op' }), { error: { message: 'Upstream failed', code: 502 } }],
      { kind: 'vain', ending: 'UNREADABLE', isFree: false },
    ],
    [
      'the limit',
      [piece({ content: 'We open at nine. On Satur' }), piece({}, 'length')],
      { kind: 'answered', text: 'We open at nine.', isCut: true },
    ],
    [
      'a filter',
      [piece({ content: 'You can' }), piece({}, 'content_filter', used)],
      { kind: 'vain', ending: 'FILTERED', tokens },
    ],
    [
      'a call',
      [piece({ tool_calls: [{ index: 0, function: { name: 'lookup', arguments: '' } }] }), piece({}, 'tool_calls')],
      { ending: 'TOOL_CALL' },
    ],
    [
      'what declines',
      [piece({ refusal: 'I can’t ' }), piece({ refusal: 'help.' }, 'stop', used)],
      { ending: 'REFUSED', providerMessage: 'It declined: I can’t help.' },
    ],
    // Without a finish reason, or without its last event, the stream broke off on the way.
    [
      'a break in the middle',
      [piece({ content: 'We open at ni' })],
      { kind: 'vain', ending: 'UNREADABLE', tokens: null },
    ],
    ['no part that can be read', ['{', 'x'], { kind: 'vain', ending: 'UNREADABLE', tokens: null }],
  ])('with %s', async (_what, parts, expected) => expect(await streamed(protocol, ...parts)).toMatchObject(expected));
});

describe('a host of Anthropic’s protocol that streams without being asked', () => {
  const start = { type: 'message_start', message: { usage: { input_tokens: 100, output_tokens: 1 } } };
  const delta = (text: string) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
  const thought = { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'secret' } };
  const end = (reason: string) => ({
    type: 'message_delta',
    delta: { stop_reason: reason },
    usage: { output_tokens: 12 },
  });
  const stop = { type: 'message_stop' };

  test.each<[string, (object | string)[], object]>([
    [
      'its end',
      [start, thought, delta('We open '), delta('at 9.'), end('end_turn'), stop],
      { kind: 'answered', text: 'We open at 9.', tokens },
    ],
    [
      'the limit',
      [start, delta('We open at nine. On Sat'), end('max_tokens'), stop],
      { kind: 'answered', text: 'We open at nine.', isCut: true },
    ],
    ['a declined answer', [start, delta('I can'), end('refusal'), stop], { kind: 'vain', ending: 'REFUSED', tokens }],
    [
      'an error',
      [start, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }],
      { kind: 'vain', ending: 'UNREADABLE' },
    ],
    [
      'an error at once',
      [{ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }],
      { kind: 'unavailable', mayBePaid: false },
    ],
    ['a break in the middle', [start, delta('We open at ni')], { kind: 'vain', ending: 'UNREADABLE' }],
  ])('with %s', async (_what, parts, expected) =>
    expect(await streamed('anthropic', ...parts)).toMatchObject(expected),
  );
});

describe.each(chats)('%s', (protocol) => {
  test.each(['\ufffd', '\ud800', '\u200b\u200d', '\u2060 \ufeff', '\u0000'])(
    '%j is no answer: no one could see it',
    async (content) => {
      expect(await outcome(protocol, chat({ content }, 'stop', used))).toMatchObject({
        kind: 'vain',
        ending: 'EMPTY',
        tokens,
      });
    },
  );

  test.each(['👍', '9', '…', '👩‍👧', '?'])('%j is an answer', async (content) => {
    expect(await outcome(protocol, chat({ content }, 'stop', used))).toMatchObject({ kind: 'answered', text: content });
  });

  test('an answer for which nothing was counted is not measured', async () => {
    const usage = { prompt_tokens: 100, completion_tokens: 0, total_tokens: 100 };
    expect(await outcome(protocol, chat({ content: 'We open at 9.' }, 'stop', { usage }))).toMatchObject({
      kind: 'answered',
      tokens: null,
    });
    expect(await outcome(protocol, chat({ content: '' }, 'stop', { usage }))).toMatchObject({
      ending: 'EMPTY',
      tokens: { prompt: 100, completion: 0 },
    });
  });

  test.each([
    { code: 0, message: 'success' },
    { code: '200', message: 'OK' },
    { code: 'Success', message: '' },
  ])('an error beside an answer that says that all is well is none: %j', async (error) => {
    const body = { ...chat({ content: 'We open at 9.' }, 'stop', used), error };
    expect(await outcome(protocol, body)).toMatchObject({ kind: 'answered', text: 'We open at 9.' });
  });
});

test.each([
  [200, { kind: 'vain', ending: 'UNREADABLE', tokens: null, isFree: false }],
  [400, { kind: 'unavailable', mayBePaid: false }],
])('a reply of status %d whose reading fails has an outcome all the same', (status, expected) => {
  const unreadable = {
    ...{ status, headers: undefined },
    get text(): string {
      throw new RangeError('Too much.');
    },
  };
  for (const protocol of protocols) expect(outcomeOf(unreadable, protocol, new Date())).toMatchObject(expected);
});

test('protocols are those of the port', () => expect(protocols).toEqual(['openai', 'anthropic', 'openai-compatible']));
