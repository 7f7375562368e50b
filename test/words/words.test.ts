import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUses, usesInLine } from './read-words.ts';
import { retiredWords } from './retired-words.ts';

const found = (line: string) => usesInLine(line).map(([, word]) => word);

describe('retired words', () => {
  test('stand nowhere', () => {
    const uses = findUses(() => true).map(
      ({ file, line, word, row }) => `${file}:${line}: ${word}; write: ${row.instead}`,
    );
    expect(uses).toEqual([]);
  });

  test('are listed in the glossary, each with what stands in its place', () => {
    const rows = retiredWords.map(({ retired, instead }) => `| ${retired} | ${instead} |`);
    const glossary = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8');
    const [, table = ''] = glossary.split('## Words that went out of use');
    expect(table.trim().split('\n').slice(2)).toEqual(rows);
  });

  test.each([
    ['const writeLetter = 1;', ['letter']],
    ['KnownAgent,', ['known agent']],
    ['await knowTenant(tx);', ['know tenant']],
    ['// Whoever asks is told of it meanwhile.', ['told of', 'Whoever', 'meanwhile']],
    ['setAsideRows', ['set aside']],
    ['set_aside_at', []],
    ['openHouse()', ['house']],
    ["'the stand-in answered'", ['stand-in']],
  ])('are found: %s', (line, words) => {
    expect(found(line)).toEqual(words);
  });

  test.each([
    'the front door',
    'a dead letter',
    'letters and digits',
    'there is room to think',
    'found by its id',
    'answers.shift()',
    'PROMOTION_CODES',
  ])('are not everyday words: %s', (line) => {
    expect(found(line)).toEqual([]);
  });
});
