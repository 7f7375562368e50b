import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';
import { oneOf } from './values.ts';

/** What a company may use has changed. A reader applies only newer versions. */
export const entitlementChanged = defineMessage(
  'billing.entitlement_changed',
  ['agents'],
  z.object({
    version: z.int(),
    status: oneOf<'NONE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'CANCELED'>(),
    agentQuota: z.int().min(0),
    answerLimit: z.int().min(0).nullable(),
    mayAnswer: z.boolean(),
  }),
);
