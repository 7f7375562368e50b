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
 * A vendor of channels, such as Slack. `vendors.ts` lists them, and the service is put together from that list: outside of its own
 * folder no line names a vendor or asks for a kind.
 */
export interface ChannelVendor<TKind extends ChannelKind = ChannelKind, TShape extends z.ZodRawShape = z.ZodRawShape, TOwn = unknown> {
  /** Also the name of the variable that switches it on or off. Its name in sentences is beside it, in `channelNames`. */
  readonly kind: TKind;
  /** What its events are called in the inbox and in metrics. */
  readonly source: string;
  readonly env: VendorEnv<TShape>;
  readonly tables: VendorTables;
  /** What is its own in the graph: how it is connected, and what is shown of its channels. */
  readonly resolvers: Resolvers;
  /** Called once, whether or not the vendor is switched on: what waits in its channels is still shown. */
  open(env: VendorSettings<TShape>): OpenVendor<TOwn>;
}

/** The variables that a vendor reads, beside its switch. */
export interface VendorEnv<TShape extends z.ZodRawShape = z.ZodRawShape> {
  readonly shape: TShape;
  /** Those that production needs while the vendor is on. */
  readonly required: readonly string[];
  /** Those that hold addresses of the vendor: in production https, on the public internet. */
  readonly addresses: readonly string[];
  /** Throws where the values do not go together. Called while the vendor is on. */
  check?(env: z.infer<z.ZodObject<TShape>>): void;
}

/** What a vendor is started with. */
export type VendorSettings<TShape extends z.ZodRawShape> = z.infer<z.ZodObject<TShape>> & {
  readonly isOn: boolean;
  /** Where people, and vendors, reach the product. */
  readonly PUBLIC_URL: string;
};

/** The tables that a vendor needs for itself. */
export type VendorTables = Pick<ServiceDatabase, 'entities' | 'directoryEntities'> & Required<Pick<ServiceDatabase, 'sealed'>>;

/** A vendor at work. */
export interface OpenVendor<TOwn = unknown> {
  /** What its use cases and resolvers work with: they find it in `ctx.deps.vendors.own`. */
  readonly own: TOwn;
  readonly sender: Sender;
  /** Makes a company's rows of what the vendor delivered. Not used while the vendor is off: its events wait in the inbox. */
  readonly processor: EventProcessor;
  /** Its webhooks, as far as it is on, and the addresses that browsers come back to. */
  addRoutes(http: FastifyInstance, deps: Dependencies): void | Promise<void>;
  /** Gives a disconnected channel's access back. A token that is dead already counts as given back. Throws where the vendor cannot be asked. */
  revokeToken(ctx: TenantContext, access: RevokedAccess): Promise<void>;
  /** Undefined where each message tells who wrote it. */
  readonly contacts?: ContactDirectory;
  /** Undefined where nothing beside the token is sealed for a channel. */
  readonly secrets?: ExtraSecrets;
  /** Undefined where nothing is kept for a while only. */
  readonly forgetExpired?: ForgetExpired;
}

/** A disconnected channel, and the token that is given back. */
export interface RevokedAccess {
  readonly channel: Channel;
  readonly token: string;
}
