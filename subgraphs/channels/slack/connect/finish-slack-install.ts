import type { Database, Directory } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Sealer } from '@konstruct/kit/vault';
import { connectWorkspace } from './connect-workspace.ts';
import { claimWorkspace } from './claim-workspace.ts';
import type { Slack } from '../web-api/slack.port.ts';
import { takeState } from './take-state.ts';

export interface FinishSlackInstallOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly slack: Slack;
  readonly sealer: Sealer;
  readonly redirectUri: string;
  readonly now: () => Date;
}

/** What Slack sent the browser back with. */
export interface SlackReturn {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
}

/** How an install ended, as the page that the operator comes back to is told. */
export type SlackInstallResult =
  | 'connected'
  /** The operator, or Slack on an admin's behalf, said no. */
  | 'denied'
  /** Too late, or used already: start again. */
  | 'expired'
  /** Not begun in this session, or Slack did not take the code. */
  | 'refused'
  /** Another company is connected to the workspace. */
  | 'taken'
  /** Slack granted a whole organisation where one workspace is needed. */
  | 'org_wide'
  /** Slack could not be reached. */
  | 'failed';

/** Connects the workspace that Slack granted, if the browser that comes back is the one that left. */
export async function finishSlackInstall(
  options: FinishSlackInstallOptions,
  actor: Actor,
  returned: SlackReturn,
): Promise<SlackInstallResult> {
  const { database, directory, slack, sealer, redirectUri, now } = options;
  const tenantId = tenantOf(actor);
  if (!returned.state || tenantId === null) return returned.error ? 'denied' : 'refused';
  const state = await takeState(directory, returned.state, actor, now());
  if (state !== 'good') return state;
  if (returned.error) return 'denied';
  if (!returned.code) return 'refused';

  const granted = await slack.exchangeCode(returned.code, redirectUri);
  if (granted.kind === 'unreachable') return 'failed';
  if (granted.kind !== 'installed') return granted.kind;
  const channelId = await claimWorkspace({ database, directory }, tenantId, granted.teamId);
  // The token is dropped, not revoked: a workspace has one, and it is the other company's too.
  if (channelId === null) return 'taken';
  await connectWorkspace({ database, sealer, now: now() }, { tenantId, channelId }, granted);
  return 'connected';
}
