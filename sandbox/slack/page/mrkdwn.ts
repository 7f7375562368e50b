import { escapeHtml } from '../../page/html.ts';

/** The name for an id in `<@U…>`. */
export type NameOf = (userId: string) => string;

/**
 * Slack's mark-up as HTML: code, bold, italic, strike, quotes, links, mentions, line breaks.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function renderMrkdwn(text: string, nameOf: NameOf): string {
  return text
    .split(/(```[\s\S]*?```)/)
    .map((part) =>
      part.startsWith('```') && part.length > 5
        ? `<pre><code>${plain(part.slice(3, -3).replace(/^\n/, ''))}</code></pre>`
        : renderLines(part, nameOf),
    )
    .join('');
}

/** What a person typed, as Slack stores it: three characters escaped, `@name` and URLs wrapped. */
export function fromTyped(text: string, idOf: (name: string) => string | undefined): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(^|[\s(])@(\w+)/g, (whole, before: string, name: string) => {
      const id = idOf(name.toLowerCase());
      return id === undefined ? whole : `${before}<@${id}>`;
    })
    .replace(/\bhttps?:\/\/[^\s<]+[^\s<.,;:!?)]/g, (url) => `<${url}>`);
}

function renderLines(text: string, nameOf: NameOf): string {
  return text
    .split('\n')
    .map((line) => {
      const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
      return quote === null
        ? renderInline(line, nameOf)
        : `<span class="quote">${renderInline(quote[1] ?? '', nameOf)}</span>`;
    })
    .join('<br>');
}

function renderInline(line: string, nameOf: NameOf): string {
  return line
    .split(/(`[^`]+`|<[^<>\s][^<>]*>)/)
    .map((part) => {
      if (/^`.+`$/.test(part)) return `<code>${plain(part.slice(1, -1))}</code>`;
      if (/^<.+>$/.test(part)) return renderAngle(part.slice(1, -1), nameOf);
      return plain(part)
        .replace(/(^|[\s(])\*([^\s*](?:[^*]*[^\s*])?)\*(?=$|[\s.,;:!?)])/g, '$1<strong>$2</strong>')
        .replace(/(^|[\s(])_([^\s_](?:[^_]*[^\s_])?)_(?=$|[\s.,;:!?)])/g, '$1<em>$2</em>')
        .replace(/(^|[\s(])~([^\s~](?:[^~]*[^\s~])?)~(?=$|[\s.,;:!?)])/g, '$1<s>$2</s>');
    })
    .join('');
}

function renderAngle(inner: string, nameOf: NameOf): string {
  const [target = '', label] = inner.split('|');
  if (target.startsWith('@')) return `<span class="mention">@${escapeHtml(nameOf(target.slice(1)))}</span>`;
  if (target.startsWith('#') || target.startsWith('!')) return `<span class="mention">${plain(label ?? target)}</span>`;
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(target)) return plain(`<${inner}>`);
  return `<a href="${plain(target)}" target="_blank" rel="noopener noreferrer">${plain(label ?? target)}</a>`;
}

/** Reverses Slack's three escapes, then escapes the text for HTML. */
function plain(text: string): string {
  return escapeHtml(text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'));
}
