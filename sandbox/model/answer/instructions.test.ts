import { expect, test } from 'vitest';
import { readInstructions } from './instructions.ts';

test('name, role and company are read from the first sentence', () => {
  expect(readInstructions('You are Max, booking assistant at Hotel Alpenblick. Be kind.')).toMatchObject({
    name: 'Max',
    role: 'booking assistant',
    company: 'Hotel Alpenblick',
  });
  expect(readInstructions("You're Nora, the support lead for Leaf.")).toMatchObject({
    name: 'Nora',
    role: 'support lead',
    company: 'Leaf',
  });
  expect(readInstructions('You are a helpful assistant.')).toMatchObject({ name: undefined });
});

test('only the knowledge section is knowledge, with the headings inside it', () => {
  const { knowledge } = readInstructions(
    'You are Max.\n\n## How to behave\nBe kind.\n\n## What you know\nFact one.\n\n### Prices\nFact two.\n\n## Style\nShort.',
  );
  expect(knowledge).toContain('Fact one.');
  expect(knowledge).toContain('Fact two.');
  expect(knowledge).not.toContain('Be kind.');
  expect(knowledge).not.toContain('Short.');
});

test('tags serve as headings too', () => {
  const { knowledge } = readInstructions(
    'You are Max.\n<rules>\nBe kind.\n</rules>\n<knowledge>\nFact one.\n</knowledge>\nNever lie.',
  );
  expect(knowledge).toContain('Fact one.');
  expect(knowledge).not.toMatch(/Be kind|Never lie/);
});

test('a prescribed greeting is found', () => {
  expect(readInstructions('You are Max.\nGreeting: “Grüezi!”').greeting).toBe('Grüezi!');
});
