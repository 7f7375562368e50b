import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { ExtraSecrets } from './channel/extra-secrets.port.ts';
import type { ContactDirectory } from './contact/contact-directory.port.ts';
import type { Senders } from './delivery/message/sender.port.ts';
import type { ChannelsEnv } from './env.ts';
import type { ForgetExpired } from './inbox/clear-inbox.job.ts';
import type { EventProcessor } from './inbox/process-inbox.job.ts';
import type { OpenVendor } from './vendor.port.ts';
import { type Vendors, vendors } from './vendors.ts';

/** All opened vendors, each part of them under the key by which it is looked up. */
export interface OpenVendors {
  readonly byKind: Readonly<Record<ChannelKind, OpenVendor>>;
  /** What a vendor's use cases and resolvers work with: each looks up its own. */
  readonly own: { readonly [TKind in keyof Vendors]: ReturnType<Vendors[TKind]['open']>['own'] };
  readonly senders: Senders;
  /** The processors of the vendors that are on, by the source of the events. */
  readonly processors: Readonly<Record<string, EventProcessor>>;
  readonly directories: Readonly<Partial<Record<ChannelKind, ContactDirectory>>>;
  readonly secrets: Readonly<Partial<Record<ChannelKind, ExtraSecrets>>>;
  readonly forgetExpired: readonly ForgetExpired[];
}

/** Opens every vendor. */
export function openVendors(env: ChannelsEnv): OpenVendors {
  const opened = vendors.map((vendor) => {
    const isOn = env[vendor.kind] === 'on';
    return { ...vendor.open({ ...env, isOn }), kind: vendor.kind, source: vendor.source, isOn };
  });
  /** The given part of each vendor that has one, by channel kind. */
  const byKind = <T>(part: (vendor: OpenVendor) => T | undefined) =>
    Object.fromEntries(
      opened.flatMap((vendor) => (part(vendor) === undefined ? [] : [[vendor.kind, part(vendor)]])),
    ) as Record<ChannelKind, T>;
  return {
    byKind: byKind((vendor) => vendor),
    own: byKind(({ own }) => own) as OpenVendors['own'],
    senders: byKind(({ sender }) => sender),
    processors: Object.fromEntries(
      opened.filter(({ isOn }) => isOn).map(({ source, processor }) => [source, processor]),
    ),
    directories: byKind(({ contacts }) => contacts),
    secrets: byKind(({ secrets }) => secrets),
    forgetExpired: opened.flatMap(({ forgetExpired }) => forgetExpired ?? []),
  };
}
