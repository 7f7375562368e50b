import type { Channel } from './channel.entity.ts';

/** What the vendor of a channel is called, in sentences for operators. */
export const vendorNames: Record<Channel['kind'], string> = { SLACK: 'Slack', WHATSAPP: 'WhatsApp' };
