/**
 * The kinds of channels in which people outside the company write, each with its vendor's name for use in sentences.
 */
export const channelNames = { SLACK: 'Slack', WHATSAPP: 'WhatsApp' } as const;

export type ChannelKind = keyof typeof channelNames;

/** All of them, in the order in which they are shown. */
export const channelKinds = Object.keys(channelNames) as [ChannelKind, ...ChannelKind[]];

/** Where a conversation takes place: in a channel, or on the page for trying out an AI employee. */
export const conversationKinds = [...channelKinds, 'PLAYGROUND'] as const;

export type ConversationKind = (typeof conversationKinds)[number];
