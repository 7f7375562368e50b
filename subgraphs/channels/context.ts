import type { EntityManager } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import type { Clock } from '@konstruct/kit/process';
import { createChannelLoader } from './channel/channel.loader.ts';
import { createContactLoader } from './contact/contact.loader.ts';
import { createUndeliveredCountLoader } from './delivery/undelivered/undelivered.loader.ts';
import { createDeliveryLoader, createLastTestLoader } from './delivery/delivery.loader.ts';

/** What every resolver and use case is given. */
export interface Context {
  readonly actor: Actor;
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
}

type Loaders = ReturnType<typeof createLoaders>;

/** One set a request: they remember what they loaded. */
export function createLoaders(em: EntityManager) {
  return {
    channel: createChannelLoader(em),
    contact: createContactLoader(em),
    delivery: createDeliveryLoader(em),
    lastTest: createLastTestLoader(em),
    undeliveredCount: createUndeliveredCountLoader(em),
  };
}
