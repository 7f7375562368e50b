import { afterEach, describe, expect, test } from 'vitest';
import { outcomeOf } from './outcome-of.ts';
import { chat, endHosts, message, type Protocol, protocols, startRecordingHost } from '../test/host.ts';

afterEach(endHosts);

const chats: Protocol[] = ['openai', 'openai-compatible'];
const used = { usage: { prompt_tokens: 100, completion_tokens: 12, total_tokens: 112 } };
const usedHere = { usage: { input_tokens: 100, output_tokens: 3 } };
const tokens = { prompt: 100, completion: 12, cached: 0, cacheWritten: 0 };
const tokensHere = { ...tokens, completion: 3 };

async function outcome(protocol: Protocol, body: unknown) {
  const { call, bodies } = await startRecordingHost(() => ({ body }));
  const result = await call(protocol);
  expect(bodies).toHaveLength(1);
  return result;
}

const call = { id: 'call_1', type: 'function', function: { name: 'lookup', arguments: '{}' } };
const half = 'Our opening hours are as follows: on Monday we open at nine and we clo';

describe.each(chats)('H2, F5, F16, M1 how a chat of %s ends', (protocol) => {
  test.each<[string, object, object]>([
    [
      'a declined answer',
      chat({ content: null, refusal: 'I cannot help.' }, 'stop', used),
      { ending: 'REFUSED', isFree: false, tokens },
    ],
    [
      'a declined answer after words',
      chat({ content: 'I can', refusal: 'No.' }, 'stop', used),
      { ending: 'REFUSED', tokens },
    ],
    [
      'a declined answer as a part',
      chat({ content: [{ type: 'refusal', refusal: 'No.' }] }, 'stop', used),
      { ending: 'REFUSED', tokens },
    ],
    [
      'a declined answer without usage',
      chat({ refusal: 'No.' }, 'stop'),
      { ending: 'REFUSED', isFree: true, tokens: null },
    ],
    [
      'a filter, paid for what was read',
      chat({ content: '' }, 'content_filter', { usage: { prompt_tokens: 4000, completion_tokens: 0 } }),
      { ending: 'FILTERED', isFree: false, tokens: { prompt: 4000, completion: 0 } },
    ],
    [
      'a filter after words',
      chat({ content: 'You can do this by' }, 'content_filter', used),
      { ending: 'FILTERED', tokens },
    ],
    [
      'a filter without usage and words',
      chat({ content: '' }, 'content_filter'),
      { ending: 'FILTERED', isFree: true, tokens: null },
    ],
    [
      'a filter after words, which may cost, without usage',
      chat({ content: 'You can' }, 'content_filter'),
      { ending: 'FILTERED', isFree: false, tokens: null },
    ],
    [
      'words before a tool that it waits for',
      chat({ content: 'Let me look that up for you.', tool_calls: [call] }, 'tool_calls', used),
      { ending: 'TOOL_CALL', tokens, providerMessage: 'It asked for the tool “lookup” instead of answering.' },
    ],
    [
      'words before an old call',
      chat({ content: 'One moment.', function_call: { name: 'lookup' } }, 'function_call', used),
      { ending: 'TOOL_CALL', tokens },
    ],
    [
      'a provider that broke off',
      chat({ content: 'Your order is on its' }, 'error', used),
      { ending: 'UNREADABLE', tokens },
    ],
    [
      'a network that broke off',
      chat({ content: 'Your order is on its' }, 'network_error', used),
      { ending: 'UNREADABLE', tokens },
    ],
    [
      'a provider that broke off, without usage: what was written may cost',
      chat({ content: 'Your order is on its' }, 'network_error'),
      { ending: 'UNREADABLE', isFree: false, tokens: null },
    ],
    [
      'an error beside half an answer',
      { ...chat({ content: 'Your order is on its' }, 'stop', used), error: { code: 502, message: 'Upstream failed' } },
      { ending: 'UNREADABLE', tokens, providerMessage: 'It reported an error: Upstream failed' },
    ],
    [
      'Gemini’s filter',
      chat({ content: '' }, 'content_filter: PROHIBITED_CONTENT', used),
      { ending: 'FILTERED', tokens },
    ],
    [
      'a call of a tool',
      chat({ content: null, tool_calls: [call] }, 'tool_calls', used),
      { ending: 'TOOL_CALL', isFree: false, tokens },
    ],
    [
      'an old call',
      chat({ content: null, function_call: { name: 'lookup' } }, 'function_call', used),
      { ending: 'TOOL_CALL', tokens },
    ],
    [
      'a call in the text',
      chat({ content: '<tool_call>\n{"name":"search"}\n</tool_call>' }, 'stop', used),
      { ending: 'TOOL_CALL', tokens },
    ],
    ['all thought', chat({ content: '', refusal: null }, 'length', used), { ending: 'NO_ROOM', isFree: false, tokens }],
    ['a thought that was cut', chat({ content: '<think>The guest' }, 'length', used), { ending: 'NO_ROOM', tokens }],
    ['half a sentence', chat({ content: half }, 'length', used), { ending: 'NO_ROOM', tokens }],
    ['nothing', chat({ content: '' }, 'stop', used), { ending: 'EMPTY', isFree: false, tokens }],
    ['blanks', chat({ content: ' \n ' }, 'stop', used), { ending: 'EMPTY', tokens }],
    [
      'thoughts beside it only',
      chat({ content: null, reasoning_content: 'The margin' }, 'stop', used),
      { ending: 'EMPTY', tokens },
    ],
    ['thoughts in it only', chat({ content: '<think>The margin</think>' }, 'stop', used), { ending: 'EMPTY', tokens }],
  ])('%s', async (_what, body, expected) =>
    expect(await outcome(protocol, body)).toMatchObject({ kind: 'vain', ...expected }),
  );

  test('F16, M1 an answer that was cut off ends with its last whole sentence, and says so', async () => {
    expect(await outcome(protocol, chat({ content: 'We open at 9. On Saturdays we clo' }, 'length', used))).toEqual({
      ...{ kind: 'answered', text: 'We open at 9.', isCut: true, tokens },
    });
  });

  test.each<[string, object]>([
    [
      'F2, M2 thoughts in tags',
      chat({ content: '<think>\nThe margin is 40 %, do not say.\n</think>\n\nWe open at 9.' }, 'stop', used),
    ],
    ['F2, M2 a closing tag alone', chat({ content: 'Keep it short.\n</think>\nWe open at 9.' }, 'stop', used)],
    ['M2 thoughts beside it', chat({ content: 'We open at 9.', reasoning_content: 'The margin' }, 'stop', used)],
    [
      'L3 content in parts',
      chat(
        {
          content: [
            { type: 'text', text: 'We open ' },
            { type: 'text', text: 'at 9.' },
          ],
        },
        'stop',
        used,
      ),
    ],
    [
      'L3 thoughts in parts',
      chat(
        {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'The margin' }] },
            { type: 'text', text: 'We open at 9.' },
          ],
        },
        'stop',
        used,
      ),
    ],
    [
      'words beside a call that it does not wait for',
      chat({ content: 'We open at 9.', tool_calls: [call] }, 'stop', used),
    ],
    [
      'an error that says nothing beside it',
      { ...chat({ content: 'We open at 9.' }, 'stop', used), error: { code: null, message: '' } },
    ],
    [
      'MiniMax’s word that all is well',
      { ...chat({ content: 'We open at 9.' }, 'stop', used), base_resp: { status_code: 0 } },
    ],
    ['no reason for its end', chat({ content: 'We open at 9.' }, null, used)],
    [
      'L3 usage as text',
      chat({ content: 'We open at 9.' }, 'stop', { usage: { prompt_tokens: '100', completion_tokens: '12' } }),
    ],
  ])('%s: the answer arrives', async (_what, body) => {
    expect(await outcome(protocol, body)).toEqual({ kind: 'answered', text: 'We open at 9.', isCut: false, tokens });
  });

  test.each<[string, unknown]>([
    ['absent', undefined],
    ['null', null],
    ['zero', { prompt_tokens: 0, completion_tokens: 0 }],
    ['negative', { prompt_tokens: -1, completion_tokens: -5 }],
    ['a word', { prompt_tokens: 'many', completion_tokens: 'few' }],
    ['null in it', { prompt_tokens: null, completion_tokens: 12 }],
  ])('L3 usage that is %s is none', async (_what, usage) => {
    expect(await outcome(protocol, chat({ content: 'Hello.' }, 'stop', { usage }))).toMatchObject({
      kind: 'answered',
      tokens: null,
    });
  });

  test.each<[string, object, object]>([
    [
      'xAI’s thoughts beside it',
      { prompt_tokens: 9, completion_tokens: 3, total_tokens: 508 },
      { prompt: 9, completion: 499 },
    ],
    [
      'thoughts beside it without a total',
      { prompt_tokens: 9, completion_tokens: 3, completion_tokens_details: { reasoning_tokens: 496 } },
      { prompt: 9, completion: 499 },
    ],
    [
      'thoughts within it',
      {
        prompt_tokens: 9,
        completion_tokens: 499,
        total_tokens: 508,
        completion_tokens_details: { reasoning_tokens: 496 },
      },
      { prompt: 9, completion: 499 },
    ],
    ['a total alone', { prompt_tokens: 9, total_tokens: 21 }, { prompt: 9, completion: 12 }],
    [
      'a total that is less',
      { prompt_tokens: 9, completion_tokens: 12, total_tokens: 1 },
      { prompt: 9, completion: 12 },
    ],
    ['no prompt, as all was cached', { prompt_tokens: 0, completion_tokens: 12 }, { prompt: 0, completion: 12 }],
  ])('what was written is counted with %s', async (_what, usage, expected) => {
    expect(await outcome(protocol, chat({ content: 'Hello.' }, 'stop', { usage }))).toMatchObject({
      kind: 'answered',
      tokens: expected,
    });
  });

  test.each<[string, unknown, string]>([
    ['L4 no choice', { id: 'c', choices: [], usage: null }, 'Its response had no choices.'],
    ['no choices', { ok: true }, 'Its response had no choices.'],
    [
      'a choice without a message',
      { choices: [{ index: 0, finish_reason: 'stop' }] },
      'Its response had a choice without a message.',
    ],
    ['content of another kind', chat({ content: 42 }, 'stop'), 'Its response had a choice without a message.'],
    ['a page', '<html>Welcome</html>', 'Its response was not JSON.'],
    ['nothing at all', '', 'Its response was not JSON.'],
  ])('%s cannot be read, and is owed at the bound', async (_what, body, providerMessage) => {
    expect(await outcome(protocol, body)).toEqual({
      kind: 'vain',
      ending: 'UNREADABLE',
      tokens: null,
      isFree: false,
      providerMessage,
    });
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

describe('H1, H2, F5, M1 how a message of Anthropic ends', () => {
  const text = (words: string) => ({ type: 'text', text: words });
  const thinking = { type: 'thinking', thinking: '', signature: 'x' };
  const use = { type: 'tool_use', id: 'toolu_1', name: 'lookup', input: {} };

  test.each<[string, object, object]>([
    ['a declined answer', message([], 'refusal', usedHere), { ending: 'REFUSED', isFree: false, tokens: tokensHere }],
    [
      'a declined answer after two words',
      message([text('I can')], 'refusal', usedHere),
      { ending: 'REFUSED', tokens: tokensHere },
    ],
    ['a declined answer without usage', message([], 'refusal'), { ending: 'REFUSED', isFree: true, tokens: null }],
    ['a call of a tool', message([use], 'tool_use', usedHere), { ending: 'TOOL_CALL', tokens: tokensHere }],
    ['all thought', message([thinking], 'max_tokens', usedHere), { ending: 'NO_ROOM', tokens: tokensHere }],
    ['half a sentence', message([text(half)], 'max_tokens', usedHere), { ending: 'NO_ROOM', tokens: tokensHere }],
    [
      'a full window',
      message([], 'model_context_window_exceeded', usedHere),
      { ending: 'NO_ROOM', tokens: tokensHere },
    ],
    ['nothing', message([], 'end_turn', usedHere), { ending: 'EMPTY', tokens: tokensHere }],
    ['only its reasoning', message([thinking], 'end_turn', usedHere), { ending: 'EMPTY', tokens: tokensHere }],
    [
      'words before a tool that it waits for',
      message([text('Let me look that up for you.'), use], 'tool_use', usedHere),
      {
        ending: 'TOOL_CALL',
        tokens: tokensHere,
        providerMessage: 'It asked for the tool “lookup” instead of answering.',
      },
    ],
    [
      'a pause in the middle',
      message([text('Let me search')], 'pause_turn', usedHere),
      { ending: 'UNREADABLE', tokens: tokensHere },
    ],
    [
      'a provider that broke off',
      message([text('Your order is on its')], 'error', usedHere),
      { ending: 'UNREADABLE', isFree: false, tokens: tokensHere },
    ],
    [
      'no content',
      { type: 'message', usage: { input_tokens: 1 } },
      { ending: 'UNREADABLE', isFree: false, tokens: null },
    ],
    ['a page', '<html></html>' as unknown as object, { ending: 'UNREADABLE', tokens: null }],
  ])('%s', async (_what, body, expected) =>
    expect(await outcome('anthropic', body)).toMatchObject({ kind: 'vain', ...expected }),
  );

  test('L3 an answer without usage is an answer; thoughts before it are not shown', async () => {
    const body = message([thinking, text('We open at 9.')], 'end_turn');
    expect(await outcome('anthropic', body)).toEqual({
      kind: 'answered',
      text: 'We open at 9.',
      isCut: false,
      tokens: null,
    });
  });

  test('M1 an answer that was cut off ends with its last whole sentence', async () => {
    const body = message([thinking, text('We open at 9. On Satur')], 'max_tokens', usedHere);
    expect(await outcome('anthropic', body)).toEqual({
      kind: 'answered',
      text: 'We open at 9.',
      isCut: true,
      tokens: tokensHere,
    });
  });

  test('what the cache gave and took is told apart', async () => {
    const usage = { input_tokens: 10, output_tokens: 3, cache_read_input_tokens: 80, cache_creation_input_tokens: 10 };
    const body = message([text('Hello.')], 'end_turn', { usage });
    expect(await outcome('anthropic', body)).toMatchObject({
      tokens: { prompt: 100, completion: 3, cached: 80, cacheWritten: 10 },
    });
  });
});
