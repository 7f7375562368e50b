import type { ServiceDatabase } from '@konstruct/kit/database';
import { keyUpdated } from '@konstruct/schema/messages';
import { LlmKey, sealedLlmKeys } from './llm-key/llm-key.entity.ts';
import { RetiredKey } from './llm-key/retired-key.entity.ts';

/** The data that this service keeps, and the services that it may call by job. */
export const database: ServiceDatabase = {
  service: 'keys',
  entities: [LlmKey],
  directoryEntities: [RetiredKey],
  sends: [keyUpdated],
  sealed: [sealedLlmKeys],
};
