/** Where in Slack a conversation takes place. */
export type SlackPlace =
  | { readonly kind: 'thread'; readonly channel: string; readonly threadTs: string }
  | { readonly kind: 'direct'; readonly channel: string }
  | { readonly kind: 'person'; readonly userId: string };

/** A place as text that other services pass on without reading it. */
export function threadKeyOf(place: SlackPlace): string {
  if (place.kind === 'person') return `@${place.userId}`;
  return place.kind === 'thread' ? `${place.channel}:${place.threadTs}` : place.channel;
}

/** The place that a thread key names. */
export function placeOf(threadKey: string): SlackPlace {
  if (threadKey.startsWith('@')) return { kind: 'person', userId: threadKey.slice(1) };
  const [channel = '', threadTs] = threadKey.split(':');
  return threadTs === undefined ? { kind: 'direct', channel } : { kind: 'thread', channel, threadTs };
}
