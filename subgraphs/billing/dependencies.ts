import type { Database, Directory } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/process';
import type { Catalogue } from './stripe/catalogue.ts';
import type { Payments } from './stripe/stripe.port.ts';

/** What the service is made of. */
export interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  /** Both are null where this installation takes no payments. */
  readonly payments: Payments | null;
  readonly catalogue: Catalogue | null;
  /** How many employees a company may have where it takes none. */
  readonly fixedAgentQuota: number;
  /** How long employees go on while a payment is overdue. */
  readonly graceMs: number;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly log: Logger;
}
