import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import { slack } from './slack/vendor.ts';
import type { ChannelVendor } from './vendor.port.ts';
import { whatsApp } from './whatsapp/vendor.ts';

const byKind = { SLACK: slack, WHATSAPP: whatsApp };
export type Vendors = typeof byKind;

/** The compiler reports here a kind without a vendor. */
const complete: { readonly [TKind in ChannelKind]: ChannelVendor<TKind> } = byKind;

/** The vendors that this service knows: this is the only file that names them all. */
export const vendors: readonly ChannelVendor[] = Object.values(complete);
