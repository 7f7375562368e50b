import type { Component } from 'svelte';
import type { ChannelStateFragment, WhatsAppStateFragment } from '#generated/graphql.ts';

/** A channel as pages read it, with the vendors' own fields. */
export type ShownChannel = ChannelStateFragment & WhatsAppStateFragment;

/** The outcome of a visit to a vendor's page, as the return address reports it. */
export interface ConnectReturn {
  tone: 'good' | 'warn' | 'bad';
  title: string;
  text: string;
  reason: string | null;
}

/** A vendor as pages show it. Its name is in `channelNames` of the schema. */
export interface ChannelVendor {
  readonly Mark: Component;
  /** Where people write. Shown on the channels page while there are no channels. */
  readonly lead: string;
  /** What the wizard says about connecting: what it needs, from whom, and how long it takes. */
  readonly needs: string;
  readonly whom: string;
  readonly takes: string;
  /** The wizard's card. */
  readonly Card: Component<{ channels: readonly ChannelStateFragment[] }>;
  /** The button that starts connecting a channel, or connects an existing channel again. */
  readonly Connect: Component<{ again?: ChannelStateFragment }>;
  /** What to do while no message has arrived yet. */
  readonly waiting?: string;
  /** Facts about a channel, shown beside its state. */
  readonly Facts?: Component<{ channel: ShownChannel; timeZone: string }>;
  /** Links to what must be set up at the vendor. */
  readonly SetUp?: Component<{ channel: ChannelStateFragment }>;
  /** Where a user can write to the channel, for vendors that require the user to write first. */
  chatUrl?(channel: ShownChannel): string | undefined;
  /** What disconnecting does. Shown for confirmation. */
  readonly disconnecting: string;
  /** The wizard's last step: a message in each direction. */
  readonly Test: Component<{ channel: ShownChannel; employeeName: string; hasWritten: boolean; timeZone: string }>;
  /** The outcome of the visit to the vendor's page; null if the address reports none. */
  returnedFrom?(url: URL): ConnectReturn | null;
}
