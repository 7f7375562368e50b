import { afterEach, describe, expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';
import { type Answered, endHosts, protocols, startRecordingHost } from './test/host.ts';

afterEach(endHosts);

const error = (message: string, code: string | number | null = null, type = 'invalid_request_error') => ({
  type: 'error',
  error: { message, type, code, param: null },
});
const azure = {
  error: {
    message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
    ...{ type: null, param: 'prompt', code: 'content_filter', status: 400 },
    innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { jailbreak: { filtered: true } } },
  },
};

const refusals: [string, number, unknown, string][] = [
  ['F7 a filter', 400, error('The response was filtered.', 'content_filter'), 'TEXT'],
  ['F7 Azure’s filter', 400, azure, 'TEXT'],
  [
    'F7 OpenAI’s',
    400,
    error('Invalid prompt: your prompt was flagged as potentially violating our usage policy.', 'invalid_prompt'),
    'TEXT',
  ],
  ['F7 Anthropic’s', 400, error('Output blocked by content filtering policy'), 'TEXT'],
  ['F7 OpenRouter’s', 403, { error: { code: 403, message: 'Your chosen model requires moderation and your input was flagged' } }, 'TEXT'],
  ['F28 half a character', 400, error("'utf-8' codec can't encode character: surrogates not allowed"), 'TEXT'],
  [
    'F17 a small window',
    400,
    error(
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 14001 tokens.",
      'context_length_exceeded',
    ),
    'LENGTH',
  ],
  ['F17 Anthropic’s window', 400, error('prompt is too long: 204800 tokens > 200000 maximum'), 'LENGTH'],
  [
    'F17 vLLM’s',
    400,
    {
      object: 'error',
      message: "This model's maximum context length is 4096 tokens. Please reduce the length of the messages.",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'LENGTH',
  ],
  [
    'F17 llama.cpp’s',
    500,
    { error: { code: 500, message: 'the request exceeds the available context size', type: 'server_error' } },
    'LENGTH',
  ],
  [
    'F17 Google’s',
    400,
    [
      {
        error: {
          code: 400,
          message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
          status: 'INVALID_ARGUMENT',
        },
      },
    ],
    'LENGTH',
  ],
  ['H2 too many bytes', 413, error('Request exceeds the maximum size', null, 'request_too_large'), 'LENGTH'],
  [
    'more than a minute’s tokens',
    429,
    error('Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 50000.', 'rate_limit_exceeded', 'tokens'),
    'LENGTH',
  ],
  ['H2 a model that is gone', 404, error('The model `gpt-9` does not exist or you do not have access to it.', 'model_not_found'), 'MODEL'],
  ['a model of others', 403, error('Project `p` does not have access to model `gpt-4o`', 'model_not_found'), 'MODEL'],
  ['Anthropic’s missing model', 404, error('model: claude-9', null, 'not_found_error'), 'MODEL'],
  ['Groq’s retired model', 400, error('The model `x` has been decommissioned', 'model_decommissioned'), 'MODEL'],
  ['a wrong path', 404, '404 page not found', 'MODEL'],
  ['a wrong key', 401, error('Incorrect API key provided', 'invalid_api_key'), 'KEY'],
  [
    'Google’s wrong key',
    400,
    [{ error: { code: 400, message: 'API key not valid.', status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } }],
    'KEY',
  ],
  ['no money', 402, error('Insufficient credits'), 'KEY'],
  ['no rights', 403, error('Your API key does not have permission', null, 'permission_error'), 'KEY'],
  [
    'no quota',
    429,
    error('You exceeded your current quota, please check your plan and billing details.', 'insufficient_quota', 'insufficient_quota'),
    'KEY',
  ],
  ['no credit at Anthropic', 400, error('Your credit balance is too low to access the Anthropic API.'), 'KEY'],
  ['anything else', 400, error('Invalid value for messages[0].content'), 'REQUEST'],
  ['a field check', 422, { detail: [{ loc: ['body', 'messages'], msg: 'field required', type: 'missing' }] }, 'REQUEST'],
  ['a redirect', 302, '', 'REQUEST'],
  [
    'Mistral’s field check',
    422,
    { object: 'error', message: { detail: [{ loc: ['body', 'x'], msg: 'Field required', type: 'missing' }] } },
    'REQUEST',
  ],
  ['a plain sentence', 400, 'Content Exists Risk', 'TEXT'],
];

describe.each(protocols)('what a host refuses by %s', (protocol) => {
  const outcome = async (answered: Answered) => (await startRecordingHost(() => answered)).call(protocol);

  test.each(refusals)('%s', async (_what, status, body, about) => {
    expect(await outcome({ status, body })).toMatchObject({ kind: 'refused', about });
  });

  test.each(refusals.filter(([, , body]) => typeof body === 'object' && 'error' in (body as object)))(
    'F6 %s inside a 200 is the same refusal',
    async (_what, status, body, about) => {
      const { error: inner } = body as { error: object };
      expect(await outcome({ body: { error: { ...inner, status } } })).toMatchObject({ kind: 'refused', about });
    },
  );

  test.each<[string, unknown, string]>([
    ['a router’s 502', { error: { message: 'Provider returned error', code: 502 } }, 'It reported an error: Provider returned error'],
    ['a router’s 429', { error: { code: 429, message: 'Rate limited' } }, 'It reported an error: Rate limited'],
    ['by its code', { error: { code: 'rate_limit_exceeded', message: 'Slow down' } }, 'It reported an error: Slow down'],
    ['by its type', { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 'It reported an error: Overloaded'],
    ['with a number as text', { error: { code: '503', message: 'Down' } }, 'It reported an error: Down'],
    ['a sentence', { error: 'upstream timed out' }, 'It reported an error: upstream timed out'],
    ['without a word', { error: {}, of: 'x'.repeat(500) }, 'It reported an error.'],
    ['beside no choices', { error: { code: 500, message: 'Oh' }, choices: [] }, 'It reported an error: Oh'],
  ])('F6, H2 an error inside a 200 passes, and is not paid: %s', async (_what, body, complaint) => {
    expect(await outcome({ body })).toEqual({ kind: 'unavailable', mayBePaid: false, complaint, retryAfterMs: null });
  });

  test.each<[string, object, string]>([
    ['by its code', { error: { code: 'insufficient_quota', message: 'x' } }, 'KEY'],
    ['by a key', { error: { code: 'invalid_api_key', message: 'x' } }, 'KEY'],
    ['by a model', { error: { code: 'model_not_found', message: 'x' } }, 'MODEL'],
    ['by a filter', { error: { code: 'content_filter', message: 'x' } }, 'TEXT'],
    ['by its words', { error: { message: "This model's maximum context length is 8192 tokens." } }, 'LENGTH'],
    ['by its type', { type: 'error', error: { type: 'authentication_error', message: 'x' } }, 'KEY'],
  ])('F6 an error inside a 200 without a status is known %s', async (_what, body, about) => {
    expect(await outcome({ body })).toMatchObject({ kind: 'refused', about });
  });

  test.each([500, 502, 503, 529, 429, 408])('%d passes, and is not paid', async (status) => {
    expect(await outcome({ status, body: {} })).toMatchObject({ kind: 'unavailable', mayBePaid: false });
  });

  test.each([504, 524])('after %d the model may have worked', async (status) => {
    expect(await outcome({ status, body: '<html></html>' })).toMatchObject({ kind: 'unavailable', mayBePaid: true });
  });

  test('L5 when to come again is understood in seconds, in milliseconds and as a date', async () => {
    const after = async (headers: Record<string, string>) => {
      const result = await outcome({ status: 429, headers, body: {} });
      return result.kind === 'unavailable' ? result.retryAfterMs : undefined;
    };
    expect(await after({ 'retry-after': '7' })).toBe(7_000);
    expect(await after({ 'retry-after-ms': '1500', 'retry-after': '2' })).toBe(1_500);
    expect(await after({ 'retry-after': new Date(Date.now() + 8_000).toUTCString() })).toBeGreaterThan(5_000);
    expect(await after({ 'retry-after': 'soon' })).toBeNull();
    expect(await after({})).toBeNull();
  });
});

test('L5 a date that has passed says nothing, and none is waited for longer than a quarter of an hour', () => {
  const now = Date.parse('2026-11-29T12:00:00Z');
  expect(retryAfterMs({ 'retry-after': 'Sun, 29 Nov 2026 12:00:08 GMT' }, now)).toBe(8_000);
  expect(retryAfterMs({ 'retry-after': 'Sun, 29 Nov 2026 11:00:00 GMT' }, now)).toBeNull();
  expect(retryAfterMs({ 'retry-after': 'Sun, 29 Nov 2026 18:00:00 GMT' }, now)).toBe(900_000);
  expect(retryAfterMs({ 'retry-after': '86400' }, now)).toBe(900_000);
  expect(retryAfterMs({ 'retry-after': '0' }, now)).toBeNull();
});

test('F6 a provider that breaks off in the middle, and charges, is owed what it says', async () => {
  const choices = [{ error: { code: 502, message: 'Broke off' }, finish_reason: 'error', message: { content: 'We op' } }];
  const outcome = async (usage: object | null) =>
    (await startRecordingHost(() => ({ body: { choices, usage } }))).call('openai-compatible');
  expect(await outcome(null)).toMatchObject({ kind: 'unavailable', mayBePaid: false });
  const silent = { choices: [{ finish_reason: 'error', message: { content: '' } }] };
  expect(await (await startRecordingHost(() => ({ body: silent }))).call('openai-compatible')).toMatchObject({
    ...{ kind: 'unavailable', mayBePaid: false, complaint: 'It reported an error: The provider broke off.' },
  });
  expect(await outcome({ prompt_tokens: 10, completion_tokens: 4 })).toMatchObject({
    ...{ kind: 'vain', ending: 'UNREADABLE', isFree: false, tokens: { prompt: 10, completion: 4 } },
  });
});
