import type { Component } from 'svelte';
import type { ChannelStateFragment, WhatsAppStateFragment } from '#generated/graphql.ts';

/** A channel as pages read it, with what vendors add. */
export type ShownChannel = ChannelStateFragment & WhatsAppStateFragment;

/** How a trip to a vendor's page ended, as the address tells it that the browser came back to. */
export interface ConnectReturn {
  tone: 'good' | 'warn' | 'bad';
  title: string;
  text: string;
  reason: string | null;
}

/** A vendor as pages show it. What it is called is `channelNames` of the schema. */
export interface ChannelVendor {
  readonly Mark: Component;
  /** Where people write, on the page of channels while there are none. */
  readonly lead: string;
  /** What the wizard says that connecting needs, of whom, and how long it takes. */
  readonly needs: string;
  readonly whom: string;
  readonly takes: string;
  /** The wizard's card. */
  readonly Card: Component<{ channels: readonly ChannelStateFragment[] }>;
  /** The button that begins to connect a channel, or one that is there once more. */
  readonly Connect: Component<{ again?: ChannelStateFragment }>;
  /** What to do, while nothing has arrived yet. */
  readonly waiting?: string;
  /** What is shown of a channel beside its state. */
  readonly Facts?: Component<{ channel: ShownChannel; timeZone: string }>;
  /** Leads to what is to be set up at the vendor. */
  readonly SetUp?: Component<{ channel: ChannelStateFragment }>;
  /** Where a user can write to the channel, for vendors that want that first. */
  chatUrl?(channel: ShownChannel): string | undefined;
  /** What disconnecting does, asked before it is done. */
  readonly disconnecting: string;
  /** The wizard's last step: a message in each direction. */
  readonly Test: Component<{ channel: ShownChannel; employeeName: string; hasWritten: boolean; timeZone: string }>;
  /** How a trip to the vendor's page ended; null where the address tells of none. */
  returnedFrom?(url: URL): ConnectReturn | null;
}
