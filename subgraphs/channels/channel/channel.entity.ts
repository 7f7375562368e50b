import { directoryRole, p, tenantTable } from '@konstruct/kit/database';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { SealedColumn } from '@konstruct/kit/vault';

const ChannelSchema = tenantTable({
  schema: 'channels',
  name: 'Channel',
  table: 'channels',
  properties: {
    /** Plain text, so that a new kind needs no change of the table. */
    kind: p.text().$type<ChannelKind>(),
    name: p.string(),
    status: p.enum(['CONNECTED', 'WAITING_FOR_MESSAGE', 'NEEDS_ATTENTION', 'DISCONNECTED'] as const),
    /** Why the channel needs attention, worded for an operator. */
    statusReason: p.text().nullable(),
    /** The vendor's id of the channel, such as the id of a Slack workspace. */
    externalId: p.string(),
    /** Empty when the vendor has none. */
    botUserId: p.string(),
    /** Sealed for this tenant and channel; null once the access has been revoked. */
    sealedToken: p.text().nullable().hidden(),
    /** The name of the vault key that sealed the token. */
    sealedWith: p.text().nullable().hidden(),
    scopes: p.array(),
    /** The person at the vendor who connected the channel; empty when the vendor does not report it. */
    installerExternalId: p.string(),
    connectedAt: p.datetime(),
    lastInboundAt: p.datetime().nullable(),
    /** The service does not ask the vendor about message outcomes before this moment; null: it may ask at any time. */
    nextLookUpAt: p.datetime().nullable(),
    /** When the company was last notified by mail that messages were not delivered. */
    undeliveredReportedAt: p.datetime().name('undelivered_told_at').nullable(),
    /** Grows with each change that is published to other services. */
    version: p.integer(),
  },
  uniques: [{ properties: ['externalId'] }],
  // Shows, across all companies, which row needs which vault key, and nothing else: the other columns are not granted.
  policies: [
    { name: 'list_sealed', command: 'select', roles: [directoryRole('channels')], using: 'sealed_token is not null' },
  ],
});

/** Where sealed tokens are stored. */
export const sealedTokens: SealedColumn = {
  vault: 'CHANNELS_VAULT',
  what: "channel's token",
  table: 'channels.channels',
  isDirectory: false,
  id: 'id',
  idType: 'uuid',
  column: 'sealed_token',
  keyIdColumn: 'sealed_with',
  boundTo: [],
  bindingOf: ({ tenant_id: tenantId, id }) => tokenBinding({ tenantId: tenantId ?? '', channelId: id ?? '' }),
};

/** What a token is sealed to: it opens for no other row. */
const tokenBinding = ({ tenantId, channelId }: { tenantId: string; channelId: string }) => ({ tenantId, channelId });

export class Channel extends ChannelSchema.class {
  /** Whether the access works, as far as we know. */
  isAlive(): boolean {
    return this.status === 'CONNECTED' || this.status === 'WAITING_FOR_MESSAGE';
  }

  /** Whether messages can go out now. */
  canSend(): boolean {
    return this.isAlive() && this.sealedToken !== null;
  }

  binding(): ReturnType<typeof tokenBinding> {
    return tokenBinding({ tenantId: this.tenantId, channelId: this.id });
  }
}
ChannelSchema.setClass(Channel);
