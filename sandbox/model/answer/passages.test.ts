import { expect, test } from 'vitest';
import { sentences, splitPassages } from './passages.ts';

test('sentences end at full stops, not at abbreviations, times or prices', () => {
  expect(sentences('We open at 9.30 a.m. Monday to Friday. Dr. Lee costs £3.50. Ask us!')).toEqual([
    'We open at 9.30 a.m. Monday to Friday.',
    'Dr. Lee costs £3.50.',
    'Ask us!',
  ]);
});

test('a question and its answer are one passage, however they are marked', () => {
  for (const text of [
    'Q: Is it vegan?\nA: Yes, all of it.',
    '**Question:** Is it vegan?\nAnswer: Yes, all of it.',
    'Is it vegan?\nYes, all of it.',
  ]) {
    expect(splitPassages(text), text).toMatchObject([
      { text: 'Yes, all of it.', about: expect.stringContaining('Is it vegan?') as string },
    ]);
  }
});

test('a short list stays with the line above it, a long one is taken apart', () => {
  expect(splitPassages('We ship to:\n- France\n- Ireland')).toMatchObject([{ text: 'We ship to: France; Ireland.' }]);
  const long = `We offer:\n${Array.from({ length: 30 }, (_, index) => `- a fairly long kind of coffee number ${index}`).join('\n')}`;
  expect(splitPassages(long)).toHaveLength(30);
});

test('a heading is what the passages below it are about', () => {
  expect(splitPassages('## Refunds\n\nWithin 30 days.')).toMatchObject([{ text: 'Within 30 days.', about: 'Refunds' }]);
});
