import { directoryTable, p } from '@konstruct/kit/database';

/** To whom the events of a Slack workspace belong. Kept after a disconnect, so that a reconnect finds the old threads. */
const SlackWorkspaceSchema = directoryTable({
  schema: 'channels',
  name: 'SlackWorkspace',
  table: 'slack_workspaces',
  properties: {
    teamId: p.string().primary(),
    tenantId: p.uuid(),
    channelId: p.uuid(),
  },
});

export class SlackWorkspace extends SlackWorkspaceSchema.class {}
SlackWorkspaceSchema.setClass(SlackWorkspace);
