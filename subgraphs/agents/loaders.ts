import type { EntityManager } from '@konstruct/kit/database';
import { agentLoader } from './agent/agent.loader.ts';
import { conversationLoader } from './conversation/conversation.loader.ts';
import { messageLoader } from './conversation/message.loader.ts';
import { knownKeyLoader } from './known/known-key.loader.ts';

/** One of each per request: many lookups become one query. */
export function createLoaders(em: EntityManager) {
  return { agent: agentLoader(em), conversation: conversationLoader(em), message: messageLoader(em), knownKey: knownKeyLoader(em) };
}

export type Loaders = ReturnType<typeof createLoaders>;
