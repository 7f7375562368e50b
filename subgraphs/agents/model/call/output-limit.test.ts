import { afterEach, describe, expect, test } from 'vitest';
import {
  anthropicRejection as anthropic,
  answering,
  endHosts,
  openaiRejection as openai,
  type Protocol,
  startRecordingHost,
} from '../test/host.ts';

afterEach(endHosts);

describe('F4, F17 a limit that a host does not allow is lowered to what it allows', () => {
  test.each<[Protocol, string, number]>([
    [
      'openai-compatible',
      'max_tokens is too large: 4500. This model supports at most 4096 completion tokens, whereas you provided 4500.',
      4_096,
    ],
    [
      'openai-compatible',
      "Invalid 'max_tokens': integer above maximum value. Expected a value <= 2,048, but got 4500 instead.",
      2_048,
    ],
    ['openai-compatible', 'Range of max_tokens should be [1, 2048]', 2_048],
    ['openai-compatible', 'Range of max_tokens should be [1,2048]', 2_048],
    ['openai-compatible', 'As of API version 2025, max_tokens must be <= 1024', 1_024],
    ['openai-compatible', 'In 2025 the range of max_tokens became [1, 1024]', 1_024],
    ['openai-compatible', 'max_tokens must be less than or equal to 1024 from version 2025 on', 1_024],
    [
      'anthropic',
      'max_tokens: 4500 > 4096, which is the maximum allowed number of output tokens for claude-3-haiku-20240307',
      4_096,
    ],
  ])('by %s: %s', async (protocol, sentence, most) => {
    const { call, bodies } = await startRecordingHost(({ max_tokens: limit }) =>
      Number(limit) > most ? { status: 400, body: anthropic(sentence) } : { body: answering(protocol, 'Hello.') },
    );
    expect(await call(protocol)).toMatchObject({ kind: 'answered' });
    expect(bodies.map(({ max_tokens: limit }) => limit)).toEqual([4_500, most]);
    await call(protocol);
    await call(protocol, { maxOutputTokens: 500 });
    expect(bodies.slice(2).map(({ max_tokens: limit }) => limit)).toEqual([most, 500]);
  });

  test.each([
    "This model's maximum context length is 8192 tokens. However, you requested 9500 tokens (5000 in the messages, 4500 in the completion). Please reduce the length of the messages or completion.",
    "'max_tokens' is too large: 4500. This model's maximum context length is 8192 tokens and your request has 5000 input tokens (4500 > 8192 - 5000).",
    "You passed 5000 input tokens and requested 4500 output tokens. However, the model's context length is only 8192 tokens.",
    "This endpoint's maximum context length is 8192 tokens. However, you requested about 9500 tokens (5000 of text input, 4500 in the output). Please reduce the length of either one.",
    "Requested token count exceeds the model's maximum context length of 8192 tokens. You requested a total of 9500 tokens: 5000 tokens from the input messages and 4500 tokens for the completion.",
    'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8192. Given: 5000 `inputs` tokens and 4500 `max_new_tokens`',
    'input length and `max_tokens` exceed context limit: 5000 + 4500 > 8192, decrease input length or `max_tokens` and try again',
  ])('by what the prompt leaves of the window: %s', async (sentence) => {
    const { call, bodies } = await startRecordingHost(({ max_tokens: limit }) =>
      Number(limit) > 3_192
        ? { status: 400, body: anthropic(sentence) }
        : { body: answering('openai-compatible', 'Hello.') },
    );
    expect(await call('openai-compatible')).toMatchObject({ kind: 'answered' });
    // The next prompt may be shorter.
    await call('openai-compatible');
    expect(bodies.map(({ max_tokens: limit }) => limit)).toEqual([4_500, 3_192, 4_500, 3_192]);
  });

  test('a prompt that leaves nothing is too long', async () => {
    const sentence =
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 14001 tokens.";
    const { call, bodies } = await startRecordingHost(() => ({
      status: 400,
      body: openai(sentence, null, 'context_length_exceeded'),
    }));
    expect(await call('openai-compatible')).toMatchObject({
      kind: 'refused',
      about: 'LENGTH',
      providerMessage: sentence,
    });
    expect(bodies).toHaveLength(1);
  });
});
