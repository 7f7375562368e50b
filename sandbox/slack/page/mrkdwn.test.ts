import { expect, test } from 'vitest';
import { fromTyped, renderMrkdwn } from './mrkdwn.ts';

const render = (text: string) => renderMrkdwn(text, (id) => `name of ${id}`);

test('Slack’s marks become HTML', () => {
  expect(render('*bold* _italic_ ~gone~ `code`')).toBe(
    '<strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code>',
  );
  expect(render('<https://a.example/?x=1&amp;y=2|here>')).toBe(
    '<a href="https://a.example/?x=1&#38;y=2" target="_blank" rel="noopener noreferrer">here</a>',
  );
  expect(render('<@U1> hi')).toBe('<span class="mention">@name of U1</span> hi');
  expect(render('a\nb')).toBe('a<br>b');
  for (const quoted of ['&gt; said', '> said']) expect(render(quoted)).toBe('<span class="quote">said</span>');
});

test('Markdown that is not Slack’s stays visible as it was written', () => {
  expect(render('**bold** [x](https://a.example)')).toContain('**bold** [x](https://a.example)');
});

test('nothing a message holds becomes markup of its own', () => {
  expect(render('<script>alert(1)</script>')).not.toContain('<script');
  expect(render('<javascript:alert(1)|x>')).not.toContain('href');
  expect(render('`<b>` &lt;b&gt; "\'')).not.toContain('<b>');
});

test('what a person types is stored as Slack stores it', () => {
  const idOf = (name: string) => (name === 'konstruct' ? 'U9' : undefined);
  expect(fromTyped('@Konstruct is a < b & c? @missing', idOf)).toBe('<@U9> is a &lt; b &amp; c? @missing');
  expect(fromTyped('see https://a.example/x.', idOf)).toBe('see <https://a.example/x>.');
});
