import { channelNames } from '@konstruct/schema/channel-kinds';

/** The channels that the product knows, in a sentence: "Slack and WhatsApp". */
export const allChannels = new Intl.ListFormat('en').format(Object.values(channelNames));
