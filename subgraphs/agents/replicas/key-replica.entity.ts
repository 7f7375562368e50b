import { p, tenantTable } from '@konstruct/kit/database';

const KeyReplicaSchema = tenantTable({
  schema: 'agents',
  name: 'KeyReplica',
  table: 'known_keys',
  properties: {
    version: p.integer(),
    providerId: p.string(),
    baseUrl: p.string().length(2048).nullable(),
    label: p.string(),
    status: p.enum(['VALID', 'INVALID', 'RESTRICTED'] as const),
    isRemoved: p.boolean(),
  },
});

/** Replica of a company's key, from the keys service's last event. */
export class KeyReplica extends KeyReplicaSchema.class {}
KeyReplicaSchema.setClass(KeyReplica);
