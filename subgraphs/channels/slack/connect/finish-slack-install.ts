import { tenantOf } from '@konstruct/kit/identity';
import { type Context, tenantContextOf } from '../../context.ts';
import { claimWorkspace } from './claim-workspace.ts';
import { connectWorkspace } from './connect-workspace.ts';
import { takeState } from './take-state.ts';

/** The parameters with which Slack sends the browser back. */
export interface SlackReturn {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
}

/** How an install ended, as reported to the page to which the operator returns. */
export type SlackInstallResult =
  | 'connected'
  /** The operator said no, or Slack did on an admin's behalf. */
  | 'denied'
  /** Too late, or already used: start again. */
  | 'expired'
  /** Not begun in this session, or Slack did not accept the code. */
  | 'refused'
  /** Another company is connected to the workspace. */
  | 'taken'
  /** Slack granted a whole organisation where one workspace is needed. */
  | 'org_wide'
  /** Slack could not be reached. */
  | 'failed';

/** Connects the workspace that Slack granted, if the browser that comes back is the one that left. */
export async function finishSlackInstall(
  ctx: Context,
  { code, state, error }: SlackReturn,
): Promise<SlackInstallResult> {
  const { api, install } = ctx.deps.vendors.own.SLACK;
  if (install === null) return 'refused';
  if (!state || tenantOf(ctx.actor) === null) return error ? 'denied' : 'refused';
  const taken = await takeState(ctx, state);
  if (taken !== 'good') return taken;
  if (error) return 'denied';
  if (!code) return 'refused';

  const granted = await api.exchangeCode(code, install.redirectUri);
  if (granted.kind === 'unreachable') return 'failed';
  if (granted.kind !== 'installed') return granted.kind;
  const own = tenantContextOf(ctx);
  const channelId = await claimWorkspace(own, granted.teamId);
  // The token is dropped, not revoked: a workspace has only one, and the other company uses it too.
  if (channelId === null) return 'taken';
  await connectWorkspace(own, { channelId, install: granted });
  return 'connected';
}
