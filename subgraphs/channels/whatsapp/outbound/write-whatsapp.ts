import { slackifyMarkdown } from 'slackify-markdown';

/**
 * An answer in Markdown as WhatsApp shows it. Its marks are Slack's (`*bold*`, `_italic_`, `~struck~`, code), but it has no
 * links with a text of their own and escapes nothing. https://faq.whatsapp.com/539178204879377
 */
export function writeWhatsApp(markdown: string): string {
  return slackifyMarkdown(markdown)
    .replaceAll(/<([^<>|\s]+)\|([^<>]*)>/g, (_whole, url: string, label: string) => (label === url ? url : `${label} (${url})`))
    .replaceAll(/<([^<>|\s]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
