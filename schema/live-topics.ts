/** What may change in a company: the topics that `/events` reports to pages, and on which a page's `load` depends. */
export const liveTopics = ['agents', 'billing', 'channels', 'conversations', 'keys', 'tenant', 'usage'] as const;
export type LiveTopic = (typeof liveTopics)[number];
