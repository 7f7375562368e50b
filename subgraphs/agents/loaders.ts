import { createIdLoader, type IdLoader } from '@konstruct/kit/database';
import { Agent } from './agent/agent.entity.ts';
import type { Context } from './context.ts';
import { Conversation } from './conversation/conversation.entity.ts';
import { Message } from './conversation/message.entity.ts';
import { KeyReplica } from './replicas/key-replica.entity.ts';
import { createOpenableKeyLoader, type OpenableKeyLoader } from './replicas/openable-key.loader.ts';

export interface Loaders {
  readonly agent: IdLoader<Agent>;
  readonly conversation: IdLoader<Conversation>;
  readonly message: IdLoader<Message>;
  /** Null if no event of the keys service about it has arrived yet. */
  readonly keyReplica: IdLoader<KeyReplica>;
  readonly openableKey: OpenableKeyLoader;
}

/** The loaders of one request: they batch many lookups into one query. */
export function createLoaders(ctx: Omit<Context, 'loaders'>): Loaders {
  return {
    agent: createIdLoader(ctx.em, Agent),
    conversation: createIdLoader(ctx.em, Conversation),
    message: createIdLoader(ctx.em, Message),
    keyReplica: createIdLoader(ctx.em, KeyReplica),
    openableKey: createOpenableKeyLoader(ctx),
  };
}
