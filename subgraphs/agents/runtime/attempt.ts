import type { Remedy } from '../conversation/conversation.entity.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Cost, Tokens } from '../provider/price.ts';
import type { Provider } from '../provider/provider.ts';

/** One attempt to answer a conversation: everything that it needs apart from the database, as of its start. */
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
  /** The ids of the messages to answer: the prompt holds all of these, and no other unanswered one. */
  readonly asked: readonly string[];
  /** Whether other unanswered messages are left out this time. */
  readonly isNarrowed: boolean;
  /** Whether the prompt holds the earlier conversation. */
  readonly hasEarlier: boolean;
  readonly remedy: Remedy | null;
  /** Whether an earlier attempt brought no answer. */
  readonly isRetry: boolean;
}

/** Thrown when an attempt finds that it was given up and another took over: it must leave no trace. */
export class OvertakenError extends Error {
  constructor() {
    super('Another attempt took over: this one ends without a trace.');
    this.name = 'OvertakenError';
  }
}
