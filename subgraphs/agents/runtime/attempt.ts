import type { Remedy } from '../conversation/conversation.entity.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Cost, Tokens } from '../provider/price.ts';
import type { Provider } from '../provider/provider.ts';

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
