import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import { slack } from './slack/vendor.ts';
import type { ChannelVendor } from './vendor.port.ts';
import { whatsApp } from './whatsapp/vendor.ts';

const byKind: { readonly [TKind in ChannelKind]: ChannelVendor<TKind> } = { SLACK: slack, WHATSAPP: whatsApp };

/** The vendors that this service knows: the one place that names them all. */
export const vendors: readonly ChannelVendor[] = Object.values(byKind);
