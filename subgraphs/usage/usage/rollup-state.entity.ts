import { directoryTable, p } from '@konstruct/kit/database';

/** How far events are rolled up, one row a table of events. Every transaction below the mark has ended, and its events are in the rollups. */
const RollupStateSchema = directoryTable({
  schema: 'usage',
  name: 'RollupState',
  table: 'rollup_state',
  properties: { name: p.text().primary(), below: p.string().columnType('xid8') },
});
export class RollupState extends RollupStateSchema.class {}
RollupStateSchema.setClass(RollupState);
