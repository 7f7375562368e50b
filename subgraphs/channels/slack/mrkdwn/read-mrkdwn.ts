/**
 * Converts what a person wrote in Slack to plain text: the employee's own mention is removed, links and names are
 * written out. https://docs.slack.dev/messaging/formatting-message-text
 */
export function readMrkdwn(text: string, botUserId: string): string {
  return (
    text
      .replaceAll(`<@${botUserId}>`, '')
      .replaceAll(/<([^<>]+)>/g, (_whole, inner: string) => writeOut(inner))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      // It would hide spaces on both sides of it.
      .replaceAll('\0', '')
      .replaceAll(/[^\S\n]{2,}/g, ' ')
      .trim()
  );
}

function writeOut(inner: string): string {
  const [target = '', label] = inner.split('|', 2);
  switch (target[0]) {
    case '@':
    case '#':
      return label ? `${target[0]}${label.replace(/^[@#]/, '')}` : target;
    case '!':
      return label ?? `@${target.slice(1).split('^', 1)[0]}`;
    default:
      return label && label !== target && !target.endsWith(label)
        ? `${label} (${target})`
        : target.replace(/^mailto:/, '');
  }
}
