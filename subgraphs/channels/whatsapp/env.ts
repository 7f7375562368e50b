import { secret } from '@konstruct/kit/process';
import { z } from 'zod';
import type { VendorEnv } from '../vendor.port.ts';

const shape = {
  /** Meta's verify tokens are derived from it. */
  WHATSAPP_VERIFY_SECRET: secret,
  META_GRAPH_URL: z.url().default('https://graph.facebook.com'),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d{2}\.0$/, 'set it to a version such as v25.0')
    .default('v25.0'),
  /** Base URL of the links that open a chat with a number. */
  WHATSAPP_CHAT_URL: z.url().default('https://wa.me'),
};

export type WhatsAppShape = typeof shape;

export const whatsAppEnv: VendorEnv<WhatsAppShape> = {
  shape,
  required: [],
  addresses: ['META_GRAPH_URL', 'WHATSAPP_CHAT_URL'],
};
