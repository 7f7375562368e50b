import { expect, test } from 'vitest';
import { type Answer, answerOf, classOf, resultOf } from './key-result.ts';

const read = (status: number, body: unknown) =>
  answerOf(status, body === undefined ? '<html></html>' : JSON.stringify(body));
const resultFor = (answer: Answer) => {
  const answerClass = classOf(answer);
  return answerClass === null ? undefined : resultOf(answerClass, answer.status);
};

const openai = (code: string) => ({ error: { message: '...', type: code, code } });
const anthropic = (type: string, message = '...') => ({ type: 'error', error: { type, message } });

test.each([
  ['a wrong key at OpenAI', 401, openai('invalid_api_key'), 'invalid'],
  ['a wrong key at Anthropic', 401, anthropic('authentication_error'), 'invalid'],
  [
    'a wrong key at Gemini',
    400,
    [{ error: { status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } }],
    'invalid',
  ],
  ['a wrong key at xAI', 400, { code: 'invalid-argument', error: 'Incorrect API key provided: xa...90.' }, 'invalid'],
  ['a key that has expired', 400, { error: { message: 'API key expired. Please renew the API key.' } }, 'invalid'],
  ['a wrong key in a 200', 200, { error: { code: 401, message: 'No auth credentials found' } }, 'invalid'],
  [
    'a wrong key in a 200, by its type',
    200,
    { type: 'error', error: { type: 'authentication_error', message: '...' } },
    'invalid',
  ],
  ['no credit in a 200', 200, { error: { code: '402', message: 'Insufficient credits' } }, 'restricted by quota'],
  ['a right that is missing, in a 200', 200, { error: { code: 403, message: '...' } }, 'restricted by access'],
  ['an outage in a 200', 200, { error: { code: 502, message: 'Provider returned error' } }, 'unknown'],
  ['an error in a 200 that tells no status', 200, { error: 'Something went wrong' }, 'unknown'],
  ['no quota at OpenAI', 429, openai('insufficient_quota'), 'restricted by quota'],
  [
    'no credit at Anthropic',
    400,
    anthropic('invalid_request_error', 'Your credit balance is too low to access the API.'),
    'restricted by quota',
  ],
  ['payment required', 402, { object: 'error' }, 'restricted by quota'],
  ['a right that is missing', 403, openai('missing_scope'), 'restricted by access'],
  ['too many requests', 429, openai('rate_limit_exceeded'), 'unknown'],
  ['an outage', 500, undefined, 'unknown'],
  ['an overloaded provider', 529, anthropic('overloaded_error'), 'unknown'],
])('%s is distinguished from all others', (_case, status, body, expected) => {
  const found = resultFor(read(status, body));
  expect(found?.outcome === 'restricted' ? `restricted by ${found.by}` : found?.outcome).toBe(expected);
});

test('an answer that is not about the key says nothing of it', () => {
  expect(classOf(read(200, { data: [] }))).toBeNull();
  expect(classOf(read(200, { choices: [], error: null }))).toBeNull();
  expect(classOf(read(200, { choices: [{}], error: { code: 0, message: 'success' } }))).toBeNull();
  expect(resultFor(read(200, { error: { code: 400, message: 'max_tokens is too small' } }))).toBeUndefined();
  expect(classOf(read(200, { error: { code: 404, message: 'no such model' } }))).toBe('NO_MODEL');
  expect(resultFor(read(404, openai('model_not_found')))).toBeUndefined();
});

test('a model that is not there is distinguished from an endpoint that is not there', () => {
  expect(classOf(read(404, openai('model_not_found')))).toBe('NO_MODEL');
  expect(classOf(read(404, { error: 'no route matched' }))).toBe('NO_ENDPOINT');
  expect(resultFor(read(404, { error: 'no route matched' }))?.outcome).toBe('unknown');
  expect(resultFor(read(404, undefined))?.outcome).toBe('unknown');
});
