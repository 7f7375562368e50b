import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { SecretsByKind } from './channel/unopened-access.ts';
import type { ContactDirectory } from './contact/contact-directory.port.ts';
import type { Senders } from './delivery/message/sender.port.ts';
import type { ChannelsEnv } from './env.ts';
import type { ForgetExpired } from './inbox/clear-inbox.job.ts';
import type { EventProcessor } from './inbox/process-inbox.job.ts';
import type { OpenVendor, VendorService } from './vendor.port.ts';
import { vendors } from './vendors.ts';

/** All vendors at work, each part of them by what it is looked up by. */
export interface OpenVendors {
  readonly byKind: Readonly<Record<ChannelKind, OpenVendor>>;
  readonly senders: Senders;
  /** Of the vendors that are on, by the source of the events. */
  readonly processors: Readonly<Record<string, EventProcessor>>;
  readonly directories: Readonly<Partial<Record<ChannelKind, ContactDirectory>>>;
  readonly secrets: SecretsByKind;
  readonly forgetExpired: readonly ForgetExpired[];
}

/** Opens every vendor. */
export function openVendors(env: ChannelsEnv, service: VendorService): OpenVendors {
  const opened = vendors.map((vendor) => {
    const isOn = env[vendor.kind] === 'on';
    return { ...vendor.open({ ...env, isOn }, service), kind: vendor.kind, source: vendor.source, isOn };
  });
  /** A part of each vendor that has it, by its kind. */
  const byKind = <T>(part: (vendor: OpenVendor) => T | undefined) =>
    Object.fromEntries(opened.flatMap((vendor) => (part(vendor) === undefined ? [] : [[vendor.kind, part(vendor)]]))) as Record<
      ChannelKind,
      T
    >;
  return {
    byKind: byKind((vendor) => vendor),
    senders: byKind(({ sender }) => sender),
    processors: Object.fromEntries(opened.filter(({ isOn }) => isOn).map(({ source, processor }) => [source, processor])),
    directories: byKind(({ contacts }) => contacts),
    secrets: byKind(({ secrets }) => secrets),
    forgetExpired: opened.flatMap(({ forgetExpired }) => forgetExpired ?? []),
  };
}
