import { slackifyMarkdown } from 'slackify-markdown';

/**
 * An answer in Markdown as WhatsApp shows it. WhatsApp's markup is Slack's (`*bold*`, `_italic_`, `~struck~`, code),
 * but it has no links with their own text and escapes nothing. https://faq.whatsapp.com/539178204879377
 */
export function writeWhatsApp(markdown: string): string {
  return slackifyMarkdown(markdown)
    .replaceAll(/<([^<>|\s]+)\|([^<>]*)>/g, (_whole, url: string, label: string) =>
      label === url ? url : `${label} (${url})`,
    )
    .replaceAll(/<([^<>|\s]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
