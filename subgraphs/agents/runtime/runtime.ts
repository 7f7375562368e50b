import type { Database, EntityManager } from '@konstruct/kit/database';
import type { Clock, Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import type { ContactLimits } from '../contact-rate/contact-rate.ts';
import type { Remedy } from '../conversation/conversation.entity.ts';
import type { Budgets } from '../budget/budget.port.ts';
import type { KeyStore } from '../provider/key-store.port.ts';
import type { Model } from '../model/model.port.ts';
import type { Cost, Tokens } from '../provider/price.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Provider, Providers } from '../provider/provider.ts';

/** What the loop that answers is made of. */
export interface Runtime {
  readonly database: Database;
  readonly clock: Clock;
  readonly providers: Providers;
  readonly budgets: Budgets;
  readonly keys: KeyStore;
  readonly vault: Opener;
  readonly model: Model;
  readonly log: Logger;
  readonly contactLimits: ContactLimits;
  readonly modelTimeoutMs: number;
  /** How long a burst of messages may go on before it is answered, in milliseconds. */
  readonly quietWindowMs: number;
  /** How many answers this process works on at once, nearly all of the time waiting for a model. */
  readonly answerPlaces: number;
  /** The unit of all pauses between tries: a second, unless a test shortens it. */
  readonly retryUnitMs: number;
}

/** One try to answer a conversation: everything that it needs beyond the database, as it was when the try began. */
export interface Attempt {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly runId: string;
  readonly agent: { readonly id: string; readonly name: string; readonly version: number };
  readonly keyId: string | null;
  readonly provider: Provider;
  readonly modelId: string;
  readonly prompt: Prompt;
  readonly maxOutputTokens: number;
  readonly bound: Cost & { readonly tokens: Tokens };
  /** The ids of the messages that are being answered: they stand in the prompt, and no other is. */
  readonly asked: readonly string[];
  /** Whether other messages are unanswered too, and left out this time. */
  readonly isNarrowed: boolean;
  /** Whether the prompt holds what was said before these messages. */
  readonly hasEarlier: boolean;
  readonly remedy: Remedy | null;
  /** Whether an earlier attempt brought no answer. */
  readonly isRetry: boolean;
}

/** Thrown where an attempt finds that it was given up and another took its place: it must leave no trace. */
export class OvertakenError extends Error {
  constructor() {
    super('Another attempt took over: this one ends without a trace.');
    this.name = 'OvertakenError';
  }
}

/** A transaction of the attempt's tenant. */
export function within<T>(
  runtime: Pick<Runtime, 'database'>,
  { tenantId }: { tenantId: string },
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return runtime.database.forTenant(tenantId).transactional(work);
}
