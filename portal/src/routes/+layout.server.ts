import { BILLING, OFF_CHANNELS, SANDBOX_SERVERS } from '$app/env/private';
import { channelNames } from '@konstruct/schema/channel-kinds';
import type { LayoutServerLoad } from './$types';

/** Vendors that are never contacted, because what they are used for is switched off. */
const unused = [...OFF_CHANNELS.map((kind): string => channelNames[kind]), ...(BILLING ? [] : ['Stripe'])];

export const load: LayoutServerLoad = () => ({
  /**
   * Taken before any of the page's data is read: the open page requests changes from this moment on. Unix time in
   * milliseconds.
   */
  readAt: Date.now(),
  sandboxProviders: (SANDBOX_SERVERS ?? [])
    .filter(({ name }) => !unused.includes(name))
    .map(({ values, ...shown }) => ({ ...shown, hasValues: values !== null })),
  /** The kinds of channels that this installation does not offer. */
  offChannels: OFF_CHANNELS,
});
