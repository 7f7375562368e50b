import { directoryTable, p } from '@konstruct/kit/database';

/**
 * The company to which a Slack workspace's events belong. Kept after a disconnect, so that a reconnect finds the old
 * threads.
 */
const SlackWorkspaceSchema = directoryTable({
  schema: 'channels',
  name: 'SlackWorkspace',
  table: 'slack_workspaces',
  properties: {
    teamId: p.string().primary(),
    tenantId: p.uuid(),
    channelId: p.uuid(),
    /** When a company last began to connect it; null: with a release that did not record it. */
    claimedAt: p.datetime().nullable(),
  },
});

export class SlackWorkspace extends SlackWorkspaceSchema.class {}
SlackWorkspaceSchema.setClass(SlackWorkspace);
