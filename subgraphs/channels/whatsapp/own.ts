import type { Callback } from './connect/callback.ts';
import type { WhatsApp } from './graph-api/whatsapp.port.ts';

/** What WhatsApp's use cases and resolvers find in `ctx.deps.vendors.own.WHATSAPP`. */
export interface WhatsAppOwn {
  readonly api: WhatsApp;
  readonly isOn: boolean;
  readonly callback: Callback;
  /** Where chats are opened: `https://wa.me`. */
  readonly chatUrl: string;
}
