import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

test('a short text is one part, and no text is none', () => {
  expect(splitText('hello', 100)).toEqual(['hello']);
  expect(splitText('  \n', 100)).toEqual([]);
});

test('a long text is cut between paragraphs, then lines, then words, and nothing is lost', () => {
  expect(splitText(`${'a'.repeat(60)}\n\n${'b'.repeat(60)}`, 100)).toEqual(['a'.repeat(60), 'b'.repeat(60)]);
  expect(splitText(`${'a'.repeat(60)}\n${'b'.repeat(60)}`, 100)).toEqual(['a'.repeat(60), 'b'.repeat(60)]);
  const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
  const parts = splitText(words, 100);
  expect(parts.join(' ')).toBe(words);
  expect(parts.every((part) => part.length <= 100)).toBe(true);
});

test('one endless word is cut, but never within a character', () => {
  const parts = splitText('🙂'.repeat(200), 101);
  expect(parts.join('')).toBe('🙂'.repeat(200));
  expect(parts.every((part) => part.isWellFormed() && part.length <= 101)).toBe(true);
});

test('a code block that is cut goes on as a code block', () => {
  const code = Array.from({ length: 40 }, (_, index) => `  line ${index}`).join('\n');
  const parts = splitText(`Before\n\n\`\`\`\n${code}\n\`\`\`\n\nAfter`, 150);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    expect(part.split('```').length % 2, part).toBe(1);
    expect(part.length).toBeLessThanOrEqual(150);
  }
  expect(parts.join('\n')).toContain('  line 39');
});
