import { expect, test } from 'vitest';
import { writeWhatsApp } from './write-whatsapp.ts';

/** Slack's writer separates marks from words by zero-width characters. */
const shown = (markdown: string) => writeWhatsApp(markdown).replaceAll('\u200b', '');

test('Markdown becomes what WhatsApp shows', () => {
  expect(shown('**Yes**, _we_ are ~~closed~~ open.')).toBe('*Yes*, _we_ are ~closed~ open.');
  expect(shown('See [the page](https://example.com/a?b=1&c=2).')).toBe('See the page (https://example.com/a?b=1&c=2).');
  expect(shown('https://example.com')).toBe('https://example.com');
  expect(shown('1 < 2 & 3 > 2')).toBe('1 < 2 & 3 > 2');
  expect(shown('# Hours\n\n- Monday\n- Tuesday')).toBe('*Hours*\n\n•   Monday\n•   Tuesday');
});
