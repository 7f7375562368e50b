import { p, tenantTable } from '@konstruct/kit/database';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';

const ChannelReplicaSchema = tenantTable({
  schema: 'agents',
  name: 'ChannelReplica',
  table: 'known_channels',
  properties: {
    version: p.integer(),
    /** Text, so that a new kind of channel needs no change of the table. */
    kind: p.text().$type<ChannelKind>(),
    name: p.string(),
    status: p.string(),
  },
});

/** Replica of a company's channel, from the channels service's last event. */
export class ChannelReplica extends ChannelReplicaSchema.class {}
ChannelReplicaSchema.setClass(ChannelReplica);
