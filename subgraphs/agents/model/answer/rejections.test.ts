import { afterEach, describe, expect, test } from 'vitest';
import { retryAfterMs } from '@konstruct/providers';
import { type Answered, endHosts, protocols, startRecordingHost } from '../test/host.ts';
import { error, rejections as answers } from '../../../../providers/test/rejections.ts';

afterEach(endHosts);

/** What each rejection is about, for the waiting message. */
const abouts = new Map<string, string>([
  ...['WRONG_KEY', 'NO_QUOTA', 'NO_RIGHTS'].map((each) => [each, 'KEY'] as const),
  ...['NO_MODEL', 'NO_ENDPOINT'].map((each) => [each, 'MODEL'] as const),
  ...['BAD_REQUEST', 'UNEXPECTED'].map((each) => [each, 'REQUEST'] as const),
  ['TOO_LONG', 'LENGTH'],
  ['REFUSED_CONTENT', 'TEXT'],
]);
const rejections = answers.map(
  ([what, status, body, answerClass]) => [what, status, body, abouts.get(answerClass)] as const,
);

describe.each(protocols)('what a host refuses by %s', (protocol) => {
  const outcome = async (answered: Answered) => (await startRecordingHost(() => answered)).call(protocol);

  test.each(rejections)('%s', async (_what, status, body, about) => {
    expect(await outcome({ status, body })).toMatchObject({ kind: 'refused', about });
  });

  test.each(rejections.filter(([, , body]) => typeof body === 'object' && 'error' in (body as object)))(
    'F6 %s inside a 200 is the same rejection',
    async (_what, status, body, about) => {
      const { error: inner } = body as { error: object | string };
      const inside = typeof inner === 'string' ? { ...(body as object), status } : { error: { ...inner, status } };
      expect(await outcome({ body: inside })).toMatchObject({ kind: 'refused', about });
    },
  );

  test.each<[string, unknown, string]>([
    [
      'a router’s 502',
      { error: { message: 'Provider returned error', code: 502 } },
      'It reported an error: Provider returned error',
    ],
    ['a router’s 429', { error: { code: 429, message: 'Rate limited' } }, 'It reported an error: Rate limited'],
    [
      'by its code',
      { error: { code: 'rate_limit_exceeded', message: 'Slow down' } },
      'It reported an error: Slow down',
    ],
    [
      'by its type',
      { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
      'It reported an error: Overloaded',
    ],
    ['with a number as text', { error: { code: '503', message: 'Down' } }, 'It reported an error: Down'],
    ['a sentence', { error: 'upstream timed out' }, 'It reported an error: upstream timed out'],
    ['an empty answer', { error: {}, of: 'x'.repeat(500) }, 'It reported an error.'],
    ['in a list', { error: [{ code: 503, message: 'Oh' }] }, 'It reported an error: Oh'],
    ['in a list of sentences', { errors: ['upstream failed'] }, 'It reported an error: upstream failed'],
    [
      'Baidu’s',
      { error_code: 18, error_msg: 'Open api qps request limit reached' },
      'It reported an error: Open api qps request limit reached',
    ],
    ['Alibaba’s', { code: 'Throttling.RateQuota', message: 'Slow down' }, 'It reported an error: Slow down'],
    [
      'MiniMax’s',
      { choices: null, base_resp: { status_code: 1002, status_msg: 'rate limit' } },
      'It reported an error: rate limit',
    ],
    [
      'beside an empty choice',
      { error: { code: 429, message: 'Slow down' }, choices: [{ message: { content: '' }, finish_reason: 'stop' }] },
      'It reported an error: Slow down',
    ],
    ['beside no choices', { error: { code: 500, message: 'Oh' }, choices: [] }, 'It reported an error: Oh'],
  ])('F6, H2 an error inside a 200 passes, and is not paid: %s', async (_what, body, providerMessage) => {
    expect(await outcome({ body })).toEqual({
      kind: 'unavailable',
      mayBePaid: false,
      providerMessage,
      retryAfterMs: null,
    });
  });

  test.each<[string, object, string]>([
    ['by its code', { error: { code: 'insufficient_quota', message: 'x' } }, 'KEY'],
    ['by a key', { error: { code: 'invalid_api_key', message: 'x' } }, 'KEY'],
    ['by a model', { error: { code: 'model_not_found', message: 'x' } }, 'MODEL'],
    ['by a filter', { error: { code: 'content_filter', message: 'x' } }, 'TEXT'],
    ['by its words', { error: { message: "This model's maximum context length is 8192 tokens." } }, 'LENGTH'],
    ['by its type', { type: 'error', error: { type: 'authentication_error', message: 'x' } }, 'KEY'],
    ['by a sentence about a model', { error: 'model x not found' }, 'MODEL'],
    ['by a sentence about a key', { error: 'Invalid API key' }, 'KEY'],
    ['by a sentence about rights', { error: 'Unauthorized' }, 'KEY'],
    ['by a sentence about the request', { error: 'Invalid request: messages is required' }, 'REQUEST'],
    ['by Alibaba’s code', { code: 'InvalidApiKey', message: 'Wrong.', request_id: 'x' }, 'KEY'],
    ['by Baidu’s words', { error_code: 110, error_msg: 'Access token invalid or no longer valid' }, 'KEY'],
    [
      'by MiniMax’s words',
      { choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
      'KEY',
    ],
  ])('F6 an error inside a 200 without a status is known %s', async (_what, body, about) => {
    expect(await outcome({ body })).toMatchObject({ kind: 'refused', about });
  });

  test.each([500, 502, 503, 529, 429, 408])('%d passes, and is not paid', async (status) => {
    expect(await outcome({ status, body: {} })).toMatchObject({ kind: 'unavailable', mayBePaid: false });
  });

  test.each<[string, number, unknown]>([
    ['a rate', 400, error('Rate limit exceeded')],
    ['a load', 400, error('The model is overloaded. Please try again.')],
    ['an overload at a proxy', 403, error('Too many requests')],
    ['a proxy’s page where the API should be', 404, '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['nginx’s page', 410, '<html>\r\n<head><title>410 Gone</title></head></html>'],
  ])('%s passes, and is not paid, whatever its status', async (_what, status, body) => {
    expect(await outcome({ status, body })).toMatchObject({ kind: 'unavailable', mayBePaid: false });
  });

  const minute = {
    ...{ code: 429, status: 'RESOURCE_EXHAUSTED' },
    message: 'You exceeded your current quota, please check your plan and billing details. Please retry in 22.9s.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel' }],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '23s' },
    ],
  };
  test.each<[string, number, unknown]>([
    ['Google', 429, [{ error: minute }]],
    ['inside a 200', 200, { error: minute }],
    [
      'a router',
      429,
      {
        error: { code: 429, message: 'Provider returned error', metadata: { raw: JSON.stringify({ error: minute }) } },
      },
    ],
  ])('a minute’s quota at Google, told by %s, passes when it says', async (_what, status, body) => {
    expect(await outcome({ status, body })).toMatchObject({
      kind: 'unavailable',
      mayBePaid: false,
      retryAfterMs: 23_000,
    });
  });

  test('thoughts that used all tokens are no wrong request, though OpenAI says so with 400', async () => {
    const message =
      'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.';
    expect(await outcome({ status: 400, body: error(message) })).toEqual({
      ...{ kind: 'vain', ending: 'NO_ROOM', tokens: null, isFree: false, providerMessage: message },
    });
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
  const now = new Date('2026-11-29T12:00:00Z');
  expect(retryAfterMs({ 'retry-after': 'Sun, 29 Nov 2026 12:00:08 GMT' }, now)).toBe(8_000);
  expect(retryAfterMs({ 'retry-after': 'Sun, 29 Nov 2026 11:00:00 GMT' }, now)).toBeNull();
  expect(retryAfterMs({ 'retry-after': 'Sun, 29 Nov 2026 18:00:00 GMT' }, now)).toBe(900_000);
  expect(retryAfterMs({ 'retry-after': '86400' }, now)).toBe(900_000);
  expect(retryAfterMs({ 'retry-after': '0' }, now)).toBeNull();
});

test('F6 a provider that breaks off in the middle, and charges, is owed what it says', async () => {
  const choices = [
    { error: { code: 502, message: 'Broke off' }, finish_reason: 'error', message: { content: 'We op' } },
  ];
  const outcome = async (usage: object | null) =>
    (await startRecordingHost(() => ({ body: { choices, usage } }))).call('openai-compatible');
  // Text was written, so the call may have cost money, but no usage was reported.
  expect(await outcome(null)).toMatchObject({ kind: 'vain', ending: 'UNREADABLE', isFree: false, tokens: null });
  const silent = { choices: [{ finish_reason: 'error', message: { content: '' } }] };
  expect(await (await startRecordingHost(() => ({ body: silent }))).call('openai-compatible')).toMatchObject({
    ...{
      kind: 'unavailable',
      mayBePaid: false,
      providerMessage: 'It reported an error: The provider stopped partway.',
    },
  });
  expect(await outcome({ prompt_tokens: 10, completion_tokens: 4 })).toMatchObject({
    ...{ kind: 'vain', ending: 'UNREADABLE', isFree: false, tokens: { prompt: 10, completion: 4 } },
  });
});
