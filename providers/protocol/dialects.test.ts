import { expect, test } from 'vitest';
import { dialects } from './dialects.ts';

test('a page of HTML, or JSON of another kind, is no list of models', () => {
  const { modelIds } = dialects.openai;
  expect(modelIds(undefined)).toBeUndefined();
  expect(modelIds({ ok: true })).toBeUndefined();
  expect(modelIds({ data: [{ id: 'a' }, { name: 'b' }, null, { id: 'x'.repeat(201) }] })).toEqual(['a']);
});

test('Google lists models by paths, and takes them by their names', () => {
  expect(dialects.google.modelIds({ models: [{ name: 'models/gemini-3.8-flash' }, {}] })).toEqual(['gemini-3.8-flash']);
  expect(dialects.google.chatPath('gemini-3.8-flash')).toBe('/models/gemini-3.8-flash:generateContent');
  expect(dialects.google.chatPath('../v1/keys')).toBe('/models/..%2Fv1%2Fkeys:generateContent');
});
