import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('a text that a spreadsheet would run as a formula is made harmless', () => {
  for (const text of ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '  =cmd|calc', '\r=1', '＝1', '\n=1']) {
    expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
  }
  expect(csvLine(['=HYPERLINK("http://x.invalid","y")'])).toBe('"\'=HYPERLINK(""http://x.invalid"",""y"")"\r\n');
});

test('numbers stay numbers, and texts with commas, quotes and line breaks stay one cell', () => {
  expect(csvLine(['0.0000000001', -3, true, null, 'a-b', '-0.5'])).toBe('0.0000000001,-3,true,,a-b,-0.5\r\n');
  expect(csvLine(['a,b', 'a "b"', 'a\nb'])).toBe('"a,b","a ""b""","a\nb"\r\n');
});
