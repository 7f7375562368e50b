import { type ChannelKind, channelKinds } from '@konstruct/schema/channel-kinds';
import { slack } from './slack/vendor.ts';
import type { ChannelVendor, ConnectReturn } from './vendor.ts';
import { whatsApp } from './whatsapp/vendor.ts';

/** All vendors of channels: pages loop over them, and name none. */
export const channelVendors: Readonly<Record<ChannelKind, ChannelVendor>> = { SLACK: slack, WHATSAPP: whatsApp };

/** How a trip to a vendor's page ended, where the browser just came back from one. */
export const returnedFromVendor = (url: URL): ConnectReturn | null =>
  channelKinds.map((kind) => channelVendors[kind].returnedFrom?.(url) ?? null).find((returned) => returned !== null) ?? null;
