import { directoryTable, p } from '@konstruct/kit/database';

/**
 * How far events are rolled up, one row per table of events. Every transaction below the mark has ended, and its events
 * are in the rollups. Below `recountedBelow` they are counted by this release's rules. Events between the two were
 * rolled up by the previous release.
 */
const RollupStateSchema = directoryTable({
  schema: 'usage',
  name: 'RollupState',
  table: 'rollup_state',
  properties: {
    name: p.text().primary(),
    below: p.string().columnType('xid8'),
    recountedBelow: p.string().columnType('xid8').defaultRaw("'0'"),
  },
});
export class RollupState extends RollupStateSchema.class {}
RollupStateSchema.setClass(RollupState);
