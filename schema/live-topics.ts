/** What of a company may change: what `/events` tells pages, and what a page's `load` depends on. */
export const liveTopics = ['agents', 'billing', 'channels', 'conversations', 'keys', 'tenant', 'usage'] as const;
export type LiveTopic = (typeof liveTopics)[number];
