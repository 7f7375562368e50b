import { directoryTable, p } from '@konstruct/kit/database';
import type { SealedColumn } from '@konstruct/kit/vault';

/**
 * Which company a number's messages belong to, and how they prove their origin: both must be known before the company
 * is. Kept after a disconnect, so that a reconnect finds the old conversations.
 */
const WhatsAppConnectionSchema = directoryTable({
  schema: 'channels',
  name: 'WhatsAppConnection',
  table: 'whatsapp_connections',
  properties: {
    phoneNumberId: p.string().primary(),
    tenantId: p.uuid(),
    /** Part of the callback URL. */
    channelId: p.uuid(),
    appId: p.string(),
    /**
     * The secret of the company's Meta app, sealed for this tenant and channel; null once the access has been revoked.
     */
    sealedAppSecret: p.text().nullable().hidden(),
    /** The name of the vault key that sealed it. */
    sealedWith: p.text().nullable().hidden(),
    claimedAt: p.datetime(),
  },
  uniques: [{ properties: ['channelId'] }],
});

export class WhatsAppConnection extends WhatsAppConnectionSchema.class {
  /** What the app secret is sealed to: it opens for no other row, and no token opens as an app secret. */
  binding(): { tenantId: string; channelId: string; purpose: string } {
    return appSecretBinding(this);
  }
}
WhatsAppConnectionSchema.setClass(WhatsAppConnection);

export function appSecretBinding({ tenantId, channelId }: { tenantId: string; channelId: string }) {
  return { tenantId, channelId, purpose: 'whatsapp app secret' };
}

/** Where sealed app secrets are stored. */
export const sealedAppSecrets: SealedColumn = {
  vault: 'CHANNELS_VAULT',
  what: 'Meta app secret',
  table: 'channels_directory.whatsapp_connections',
  isDirectory: true,
  id: 'phone_number_id',
  idType: 'text',
  column: 'sealed_app_secret',
  keyIdColumn: 'sealed_with',
  boundTo: ['channel_id'],
  bindingOf: ({ tenant_id: tenantId, channel_id: channelId }) =>
    appSecretBinding({ tenantId: tenantId ?? '', channelId: channelId ?? '' }),
};
