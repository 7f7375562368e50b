import { createIdLoader, type IdLoader } from '@konstruct/kit/database';
import { Channel } from './channel/channel.entity.ts';
import { createUnopenedLoader, type UnopenedLoader } from './channel/unopened.loader.ts';
import { Contact } from './contact/contact.entity.ts';
import type { TenantContext } from './context.ts';
import {
  createDeliveryLoader,
  createLastTestLoader,
  type DeliveryLoader,
  type LastTestLoader,
} from './delivery/delivery.loader.ts';
import {
  createUndeliveredCountLoader,
  type UndeliveredCountLoader,
} from './delivery/undelivered/undelivered.loader.ts';

export interface Loaders {
  readonly channel: IdLoader<Channel>;
  readonly contact: IdLoader<Contact>;
  readonly delivery: DeliveryLoader;
  readonly isUnopened: UnopenedLoader;
  readonly lastTest: LastTestLoader;
  readonly undeliveredCount: UndeliveredCountLoader;
}

/** One set of loaders per request: many lookups become one query. */
export function createLoaders({ em, deps }: Pick<TenantContext, 'em' | 'deps'>): Loaders {
  return {
    channel: createIdLoader(em, Channel),
    contact: createIdLoader(em, Contact),
    delivery: createDeliveryLoader(em),
    isUnopened: createUnopenedLoader(deps),
    lastTest: createLastTestLoader(em),
    undeliveredCount: createUndeliveredCountLoader(em),
  };
}
