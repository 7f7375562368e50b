import { expect, test } from 'vitest';
import { straightApostrophes, straightInSchema, straightInSource } from './apostrophes.ts';

test('what people read has typographic apostrophes: write ’ in messages, mails, screens and descriptions', () => {
  expect(straightApostrophes()).toEqual([]);
});

test('a straight apostrophe is found in a string, a template and a description, not in a log line, an error or SQL', () => {
  const source = [
    `const one = "We can't";`,
    "const two = `${name} doesn't`;",
    `log.warn({}, "it can't");`,
    `throw new Error("it can't");`,
    "sql`select 'a'`;",
    "const interval = `now() - interval '1 day'`;",
  ].join('\n');
  expect(straightInSource(source)).toEqual(["We can't", " doesn't"]);
  expect(straightInSchema(`"A company's." type A { "Its owners' names." b: Int }`)).toHaveLength(2);
});
