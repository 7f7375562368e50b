import { afterEach, describe, expect, test } from 'vitest';
import { chat, chats, cutOff as half, endHosts, outcome, tokens, used } from '../test/host.ts';

afterEach(endHosts);

const call = { id: 'call_1', type: 'function', function: { name: 'lookup', arguments: '{}' } };

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
