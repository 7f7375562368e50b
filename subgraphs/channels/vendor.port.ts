import type { ServiceDatabase } from '@konstruct/kit/database';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Channel } from './channel/channel.entity.ts';
import type { ExtraSecrets } from './channel/extra-secrets.port.ts';
import type { ContactDirectory } from './contact/contact-directory.port.ts';
import type { Dependencies, TenantContext } from './context.ts';
import type { Sender } from './delivery/message/sender.port.ts';
import type { Resolvers } from './generated/resolvers.ts';
import type { ForgetExpired } from './inbox/clear-inbox.job.ts';
import type { EventProcessor } from './inbox/process-inbox.job.ts';

/**
 * A vendor of channels, such as Slack. `vendors.ts` lists all of them, and the service is composed from that list:
 * outside a vendor's own folder, no line names a vendor or branches on a kind.
 */
export interface ChannelVendor<
  TKind extends ChannelKind = ChannelKind,
  TShape extends z.ZodRawShape = z.ZodRawShape,
  TOwn = unknown,
> {
  /** Also the name of the variable that switches the vendor on or off. Its display name is in `channelNames`. */
  readonly kind: TKind;
  /** The name of the vendor's events in the inbox and in metrics. */
  readonly source: string;
  readonly env: VendorEnv<TShape>;
  readonly tables: VendorTables;
  /** The vendor's own part of the graph: how it is connected, and what its channels show. */
  readonly resolvers: Resolvers;
  /** Called once, whether or not the vendor is switched on: what waits in its channels is still shown. */
  open(env: VendorSettings<TShape>): OpenVendor<TOwn>;
}

/** The variables that a vendor reads, in addition to its switch. */
export interface VendorEnv<TShape extends z.ZodRawShape = z.ZodRawShape> {
  readonly shape: TShape;
  /** The variables that production needs while the vendor is on. */
  readonly required: readonly string[];
  /** The variables that hold the vendor's addresses: in production they must be https and on the public internet. */
  readonly addresses: readonly string[];
  /** Throws when the values contradict each other. Called while the vendor is on. */
  check?(env: z.infer<z.ZodObject<TShape>>): void;
}

/** The settings that a vendor is opened with. */
export type VendorSettings<TShape extends z.ZodRawShape> = z.infer<z.ZodObject<TShape>> & {
  readonly isOn: boolean;
  /** Where people and vendors reach the product. */
  readonly PUBLIC_URL: string;
};

/** The tables that a vendor needs for itself. */
export type VendorTables = Pick<ServiceDatabase, 'entities' | 'directoryEntities'> &
  Required<Pick<ServiceDatabase, 'sealed'>>;

/** An opened vendor. */
export interface OpenVendor<TOwn = unknown> {
  /** What the vendor's use cases and resolvers work with: they find it in `ctx.deps.vendors.own`. */
  readonly own: TOwn;
  readonly sender: Sender;
  /**
   * Turns what the vendor delivered into a company's rows. Not used while the vendor is off: its events wait in the
   * inbox.
   */
  readonly processor: EventProcessor;
  /** Adds its webhooks, if the vendor is on, and the addresses that browsers come back to. */
  addRoutes(http: FastifyInstance, deps: Dependencies): void | Promise<void>;
  /**
   * Revokes a disconnected channel's access. A token that is already dead counts as revoked. Throws when the vendor
   * cannot be asked.
   */
  revokeToken(ctx: TenantContext, access: RevokedAccess): Promise<void>;
  /** Undefined when every message names its author. */
  readonly contacts?: ContactDirectory;
  /** Undefined when nothing besides the token is sealed for a channel. */
  readonly secrets?: ExtraSecrets;
  /** Undefined when the vendor keeps nothing for a limited time. */
  readonly forgetExpired?: ForgetExpired;
}

/** A disconnected channel, and the token to revoke. */
export interface RevokedAccess {
  readonly channel: Channel;
  readonly token: string;
}
