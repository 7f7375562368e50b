import { p, tenantTable } from '@konstruct/kit/database';

const ChannelSchema = tenantTable({
  schema: 'channels',
  name: 'Channel',
  table: 'channels',
  properties: {
    kind: p.enum(['SLACK', 'WHATSAPP'] as const),
    name: p.string(),
    status: p.enum(['CONNECTED', 'WAITING_FOR_MESSAGE', 'NEEDS_ATTENTION', 'DISCONNECTED'] as const),
    /** Why it needs attention, in words for an operator. */
    statusReason: p.text().nullable(),
    /** The vendor's id of it: Slack's team id, WhatsApp's phone number id. */
    externalId: p.string(),
    /** Empty where the vendor has none. */
    botUserId: p.string(),
    /** Sealed for this tenant and channel; null once the access was given back. */
    sealedToken: p.text().nullable().hidden(),
    scopes: p.array(),
    /** The person at Slack who connected it, to whom test messages go; empty on WhatsApp. */
    installerExternalId: p.string(),
    connectedAt: p.datetime(),
    lastInboundAt: p.datetime().nullable(),
    /** The vendor is not asked before this moment what became of messages; null: it may be at any time. */
    nextLookUpAt: p.datetime().nullable(),
    /** When the company was last told by mail that messages were not delivered. */
    undeliveredToldAt: p.datetime().nullable(),
    /** Grows with each change that other services hear of. */
    version: p.integer(),
  },
  uniques: [{ properties: ['externalId'] }],
});

export class Channel extends ChannelSchema.class {
  /** Whether the access is good, as far as we know. */
  isAlive(): boolean {
    return this.status === 'CONNECTED' || this.status === 'WAITING_FOR_MESSAGE';
  }

  /** Whether messages can go out now. */
  canSend(): boolean {
    return this.isAlive() && this.sealedToken !== null;
  }

  /** To whom the token is sealed: it opens for no other row. */
  binding(): { tenantId: string; channelId: string } {
    return { tenantId: this.tenantId, channelId: this.id };
  }
}
ChannelSchema.setClass(Channel);
