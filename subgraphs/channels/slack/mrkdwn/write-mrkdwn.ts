import { slackifyMarkdown } from 'slackify-markdown';

/**
 * An answer in Markdown as Slack's own mark-up. It never calls a whole channel: the words are a model's, and a contact may have
 * put `@channel` into its mouth.
 */
export function writeMrkdwn(markdown: string): string {
  return slackifyMarkdown(markdown)
    .replaceAll(/<!([^<>]*)>/g, (_whole, inner: string) => `&lt;!${inner}&gt;`)
    .trim();
}
