/** Where in Slack a conversation takes place. */
export type SlackDestination =
  | { readonly kind: 'thread'; readonly channel: string; readonly threadTs: string }
  | { readonly kind: 'direct'; readonly channel: string }
  | { readonly kind: 'person'; readonly userId: string };

/** A place as text that other services pass on without reading it. */
export function threadKeyOf(destination: SlackDestination): string {
  if (destination.kind === 'person') return `@${destination.userId}`;
  return destination.kind === 'thread' ? `${destination.channel}:${destination.threadTs}` : destination.channel;
}

/** The place that a thread key names. */
export function destinationOf(threadKey: string): SlackDestination {
  if (threadKey.startsWith('@')) return { kind: 'person', userId: threadKey.slice(1) };
  const [channel = '', threadTs] = threadKey.split(':');
  return threadTs === undefined ? { kind: 'direct', channel } : { kind: 'thread', channel, threadTs };
}
