import { directoryRole, p, tenantTable } from '@konstruct/kit/database';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { SealedColumn } from '@konstruct/kit/vault';

const ChannelSchema = tenantTable({
  schema: 'channels',
  name: 'Channel',
  table: 'channels',
  properties: {
    /** A text, so that a new kind needs no change of the table. */
    kind: p.text().$type<ChannelKind>(),
    name: p.string(),
    status: p.enum(['CONNECTED', 'WAITING_FOR_MESSAGE', 'NEEDS_ATTENTION', 'DISCONNECTED'] as const),
    /** Why it needs attention, in words for an operator. */
    statusReason: p.text().nullable(),
    /** The vendor's id of it, such as that of a Slack workspace. */
    externalId: p.string(),
    /** Empty where the vendor has none. */
    botUserId: p.string(),
    /** Sealed for this tenant and channel; null once the access was given back. */
    sealedToken: p.text().nullable().hidden(),
    /** The name of the vault's key that the token was sealed with. */
    sealedWith: p.text().nullable().hidden(),
    scopes: p.array(),
    /** The person at the vendor who connected it; empty where the vendor does not tell. */
    installerExternalId: p.string(),
    connectedAt: p.datetime(),
    lastInboundAt: p.datetime().nullable(),
    /** The vendor is not asked before this moment what became of messages; null: it may be at any time. */
    nextLookUpAt: p.datetime().nullable(),
    /** When the company was last told by mail that messages were not delivered. */
    undeliveredReportedAt: p.datetime().name('undelivered_told_at').nullable(),
    /** Grows with each change that other services hear of. */
    version: p.integer(),
  },
  uniques: [{ properties: ['externalId'] }],
  // Which row needs which of the vault's keys, in all companies, and no more of it: the other columns are not granted.
  policies: [{ name: 'list_sealed', command: 'select', roles: [directoryRole('channels')], using: 'sealed_token is not null' }],
});

/** Where tokens lie sealed. */
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

/** To whom a token is sealed: it opens for no other row. */
const tokenBinding = ({ tenantId, channelId }: { tenantId: string; channelId: string }) => ({ tenantId, channelId });

export class Channel extends ChannelSchema.class {
  /** Whether the access is good, as far as we know. */
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
