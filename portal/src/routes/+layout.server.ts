import { BILLING, PRACTICE_PROVIDERS, SLACK, WHATSAPP } from '$app/env/private';
import type { ChannelKind } from '#generated/graphql.ts';
import type { LayoutServerLoad } from './$types';

/** Vendors that are asked for nothing, since what they are for is switched off. */
const unused = [...(SLACK ? [] : ['Slack']), ...(WHATSAPP ? [] : ['WhatsApp']), ...(BILLING ? [] : ['Stripe'])];
const offChannels: ChannelKind[] = [...(SLACK ? [] : (['SLACK'] as const)), ...(WHATSAPP ? [] : (['WHATSAPP'] as const))];

export const load: LayoutServerLoad = () => ({
  /** Before anything of the page was read: what changes from here on, the open page asks for. In milliseconds of Unix time. */
  readAt: Date.now(),
  practiceProviders: (PRACTICE_PROVIDERS ?? [])
    .filter(({ name }) => !unused.includes(name))
    .map(({ values, ...shown }) => ({ ...shown, hasValues: values !== null })),
  /** Kinds of channels that this installation does not offer. */
  offChannels,
});
