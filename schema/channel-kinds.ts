/** The kinds of channels that people write in from outside, each with what its vendor is called in sentences. */
export const channelNames = { SLACK: 'Slack', WHATSAPP: 'WhatsApp' } as const;

export type ChannelKind = keyof typeof channelNames;

/** All of them, in the order in which they are shown. */
export const channelKinds = Object.keys(channelNames) as [ChannelKind, ...ChannelKind[]];

/** Where a conversation takes place: in a channel, or on the page that tries an AI employee out. */
export const conversationKinds = [...channelKinds, 'PLAYGROUND'] as const;

export type ConversationKind = (typeof conversationKinds)[number];
