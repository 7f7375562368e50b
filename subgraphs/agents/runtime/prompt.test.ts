import { expect, test } from 'vitest';
import { sizeOf, writePrompt } from './prompt.ts';

const mia = {
  name: 'Mia',
  role: 'front desk',
  instructions: 'Be kind.',
  knowledge: '# Hours\nNine to five.',
  language: null,
  answerLength: 'SHORT' as const,
};
const contact = (text: string) => ({ author: 'CONTACT' as const, text });
const agent = (text: string) => ({ author: 'AGENT' as const, text });

test('the prompt says who answers where, how, and from what; headings of the operator stay inside their section', () => {
  const { instructions } = writePrompt(mia, 'Harbour Bikes', [contact('Hi')]);
  expect(instructions).toMatch(/^You are Mia, front desk at Harbour Bikes\.\n\n## How to behave\nBe kind\.\n\n## Rules\n/);
  expect(instructions).toMatch(/## What you know\n### Hours\nNine to five\.$/);
  expect(writePrompt({ ...mia, language: 'de' }, null, []).instructions).toContain('Always answer in this language: de.');
});

test('what one side said in a row is one turn, and a conversation begins with a person', () => {
  const { turns } = writePrompt(mia, null, [agent('Earlier.'), contact('Hi'), contact('Open?'), agent('Yes.'), contact('Thanks')]);
  expect(turns).toEqual([
    { role: 'user', text: 'Hi\nOpen?' },
    { role: 'assistant', text: 'Yes.' },
    { role: 'user', text: 'Thanks' },
  ]);
});

test('a long history is cut to the newest that fits', () => {
  const history = Array.from({ length: 90 }, (_, index) => [contact(`${index} ${'x'.repeat(900)}`), agent('ok')]).flat();
  const { turns } = writePrompt(mia, null, [...history, contact('last')]);
  expect(turns.at(-1)?.text).toBe('last');
  expect(sizeOf({ instructions: '', turns }).bytes).toBeLessThan(25_000);
  expect(turns[0]?.role).toBe('user');
});

test('the size counts bytes, not characters', () => {
  expect(sizeOf({ instructions: 'ü', turns: [{ role: 'user', text: '😀' }] })).toEqual({ bytes: 6, messageCount: 2 });
});
