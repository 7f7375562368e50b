import { slackifyMarkdown } from 'slackify-markdown';

/**
 * An answer in Markdown as Slack's own markup. It never notifies a whole channel: a model wrote the text, and a contact
 * may have prompted it to write `@channel`.
 */
export function writeMrkdwn(markdown: string): string {
  return slackifyMarkdown(markdown)
    .replaceAll(/<!([^<>]*)>/g, (_whole, inner: string) => `&lt;!${inner}&gt;`)
    .trim();
}
