import type { ServiceDatabase } from '@konstruct/kit/database';
import { Entitlement } from './subscription/entitlement.entity.ts';

export const database: ServiceDatabase = {
  service: 'billing',
  entities: [Entitlement],
  directoryEntities: [],
  sends: ['agents.apply_entitlement'],
};
