import type { runEnded } from '@konstruct/schema/messages';
import type { z } from 'zod';

/** How a run ended, as the service that answers tells it. */
export type SettledRun = z.output<typeof runEnded.schema>;
export type PaidRun = Exclude<SettledRun, { outcome: 'released' }>;
