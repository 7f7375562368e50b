import { BILLING, OFF_CHANNELS, PRACTICE_PROVIDERS } from '$app/env/private';
import { channelNames } from '@konstruct/schema/channel-kinds';
import type { LayoutServerLoad } from './$types';

/** Vendors that are asked for nothing, since what they are for is switched off. */
const unused = [...OFF_CHANNELS.map((kind): string => channelNames[kind]), ...(BILLING ? [] : ['Stripe'])];

export const load: LayoutServerLoad = () => ({
  /** Before anything of the page was read: what changes from here on, the open page asks for. In milliseconds of Unix time. */
  readAt: Date.now(),
  sandboxProviders: (PRACTICE_PROVIDERS ?? [])
    .filter(({ name }) => !unused.includes(name))
    .map(({ values, ...shown }) => ({ ...shown, hasValues: values !== null })),
  /** Kinds of channels that this installation does not offer. */
  offChannels: OFF_CHANNELS,
});
