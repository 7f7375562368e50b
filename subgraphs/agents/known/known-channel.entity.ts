import { p, tenantTable } from '@konstruct/kit/database';

const KnownChannelSchema = tenantTable({
  schema: 'agents',
  name: 'KnownChannel',
  table: 'known_channels',
  properties: {
    version: p.integer(),
    kind: p.enum(['SLACK', 'WHATSAPP'] as const),
    name: p.string(),
    status: p.string(),
  },
});

/** A channel of the company, as the channels service last told. */
export class KnownChannel extends KnownChannelSchema.class {}
KnownChannelSchema.setClass(KnownChannel);
