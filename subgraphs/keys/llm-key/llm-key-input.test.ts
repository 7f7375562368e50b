import { expect, test } from 'vitest';
import { addLlmKeyInput, lastFourOf } from './llm-key-input.ts';

const good = { providerId: 'openai', label: 'Main', key: 'sk-1234567890abcdef', baseUrl: null, idempotencyKey: 'one' };
const issueAt = (input: object) =>
  addLlmKeyInput.safeParse({ ...good, ...input }).error?.issues.map(({ path }) => path.join('.'));

test('what the clipboard left around a key is taken off', () => {
  expect(addLlmKeyInput.parse({ ...good, key: '  sk-1234567890abcdef\r\n', label: ' Main ', baseUrl: '' })).toEqual(
    good,
  );
});

test.each([
  ['a line break', 'sk-1\r\nx-evil: 1'],
  ['a NUL', 'sk-1\u0000'],
  ['a space', 'sk 1'],
  ['a character no header can carry', 'sk-ключ'],
  ['a megabyte', 'k'.repeat(1_048_576)],
  ['nothing', '   '],
])('50: a key with %s in it is an issue of the key', (_case, key) => {
  expect(issueAt({ key })).toEqual(['key']);
});

test('50: a label takes no control characters', () => {
  expect(issueAt({ label: 'a\u0000b' })).toEqual(['label']);
  expect(issueAt({ label: 'a\nb' })).toEqual(['label']);
  expect(issueAt({ label: "Robert'); drop table keys;-- ü 🙂" })).toBeUndefined();
});

test('four characters are shown of a long key, and none of a short one', () => {
  expect(lastFourOf('sk-1234567890abcdef')).toBe('cdef');
  expect(lastFourOf('sk-12345')).toBe('****');
});
