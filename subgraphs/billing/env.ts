import { commonEnv, port } from '@konstruct/kit/process';
import type { z } from 'zod';

export const env = { ...commonEnv, BILLING_PORT: port.default(0) };

export type Env = z.infer<z.ZodObject<typeof env>>;
