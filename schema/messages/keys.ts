import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';

/** An AI provider key was added, checked, replaced or removed. A reader applies only newer versions. */
export const keyUpdated = defineMessage(
  'keys.key_updated',
  ['agents'],
  z.object({
    keyId: z.uuid(),
    version: z.int(),
    providerId: z.string(),
    baseUrl: z.string().nullable(),
    label: z.string(),
    status: z.enum(['VALID', 'INVALID', 'RESTRICTED']),
    isRemoved: z.boolean(),
  }),
);
