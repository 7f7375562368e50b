import { type ChannelKind, channelKinds } from '@konstruct/schema/channel-kinds';
import { slack } from './slack/vendor.ts';
import type { ChannelVendor, ConnectReturn } from './vendor.ts';
import { whatsApp } from './whatsapp/vendor.ts';

/** All channel vendors. Pages loop over them and name none. */
export const channelVendors: Readonly<Record<ChannelKind, ChannelVendor>> = { SLACK: slack, WHATSAPP: whatsApp };

/** The outcome of a visit to a vendor's page, if the browser has just returned from one. */
export const returnedFromVendor = (url: URL): ConnectReturn | null =>
  channelKinds.map((kind) => channelVendors[kind].returnedFrom?.(url) ?? null).find((returned) => returned !== null) ??
  null;
