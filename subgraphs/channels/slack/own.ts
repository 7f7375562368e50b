import type { Slack } from './web-api/slack.port.ts';

export interface SlackInstallSettings {
  readonly clientId: string;
  readonly authorizeUrl: string;
  /** The URL that Slack sends the browser back to; registered with the app. */
  readonly redirectUri: string;
}

/** What Slack's use cases find in `ctx.deps.vendors.own.SLACK`. */
export interface SlackOwn {
  readonly api: Slack;
  /** Where people reach the product. */
  readonly publicUrl: string;
  /** Null when Slack is not configured: no workspace can be connected. */
  readonly install: SlackInstallSettings | null;
}
