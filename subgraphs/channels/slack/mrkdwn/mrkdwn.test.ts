import { expect, test } from 'vitest';
import { readMrkdwn } from './read-mrkdwn.ts';
import { writeMrkdwn } from './write-mrkdwn.ts';

test.each([
  ['<@U0BOT> hello', 'hello'],
  ['hello <@U0BOT>, are <@U1|ada> and <@U2> in <#C1|general>?', 'hello , are @ada and @U2 in #general?'],
  [
    'see <https://example.com|the page> or <https://example.com>',
    'see the page (https://example.com) or https://example.com',
  ],
  ['mail <mailto:a@example.com|a@example.com>', 'mail a@example.com'],
  ['<!here> and <!subteam^S1|@support>', '@here and @support'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['nul\0byte', 'nulbyte'],
])('%j is read as %j', (text, read) => {
  expect(readMrkdwn(text, 'U0BOT')).toBe(read);
});

test("Markdown becomes Slack's mark-up", () => {
  const written = writeMrkdwn('# Hours\n\n**Open** [daily](https://example.com)\n\n- one\n- two');
  expect(written).toContain('*Hours*');
  expect(written).toContain('<https://example.com|daily>');
  expect(written).toContain('•');
});

test('an answer never calls a whole channel', () => {
  expect(writeMrkdwn('<!channel> <!here> <!everyone> <!subteam^S1>')).not.toMatch(/<!/);
  expect(writeMrkdwn('`<!channel>`')).not.toMatch(/<!/);
});
