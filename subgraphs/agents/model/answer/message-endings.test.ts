import { afterEach, describe, expect, test } from 'vitest';
import { cutOff as half, endHosts, message, outcome, tokens } from '../test/host.ts';

afterEach(endHosts);

const usedHere = { usage: { input_tokens: 100, output_tokens: 3 } };
const tokensHere = { ...tokens, completion: 3 };

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
