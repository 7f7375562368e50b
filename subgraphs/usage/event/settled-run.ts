import type { runEnded } from '@konstruct/schema/messages';
import type { z } from 'zod';

/** The outcome of a run, as the service that answers publishes it. */
export type SettledRun = z.output<typeof runEnded.schema>;
export type PaidRun = Exclude<SettledRun, { outcome: 'released' }>;
