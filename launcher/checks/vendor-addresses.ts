import { vendorsByVariable } from '@konstruct/providers';
import type { SetupSettings } from './settings.ts';

const vendors = {
  SLACK_API_URL: 'https://slack.com/api/',
  META_GRAPH_URL: 'https://graph.facebook.com',
  STRIPE_API_URL: 'https://api.stripe.com',
  OPENAI_BASE_URL: vendorsByVariable.OPENAI_BASE_URL.baseUrl,
} as const;

export type AddressName = keyof typeof vendors;

/** A vendor's address: as set, or the default. */
export const addressOf = ({ values }: SetupSettings, name: AddressName) => values[name] ?? vendors[name];
