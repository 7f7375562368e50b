import { channelNames } from '@konstruct/schema/channel-kinds';

/** The names of all channels, as part of a sentence: "Slack and WhatsApp". */
export const allChannels = new Intl.ListFormat('en').format(Object.values(channelNames));
