import { directoryTable, p } from '@konstruct/kit/database';

/** Records that an operator began to connect Slack, and what the callback must bring back from the same session. */
const InstallStateSchema = directoryTable({
  schema: 'channels',
  name: 'InstallState',
  table: 'install_states',
  properties: {
    /** SHA-256 of the state, so that a reader of the table cannot finish another operator's install. */
    stateHash: p.string().primary(),
    tenantId: p.uuid(),
    userId: p.string(),
    sessionId: p.string(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

export class InstallState extends InstallStateSchema.class {}
InstallStateSchema.setClass(InstallState);
