import type { SlackContext } from '../slack-context.ts';
import type { Install, Team } from '../workspace.ts';

/** The caller of a Web API method, and its arguments. */
export interface Call {
  context: SlackContext;
  team: Team;
  install: Install;
  /** The values of form fields or JSON, as strings. */
  args: Record<string, string | undefined>;
}

/** A Web API method that needs a token. */
export interface Method {
  /** The caller needs one of these scopes; empty if none is required. */
  scopes: string[];
  /** It reads past messages. Slack allows most apps about one such call a minute. */
  isHistory?: boolean;
  run(call: Call): Record<string, unknown>;
}

/** A rejection in Slack's format. */
export function refuse(error: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ok: false, error, ...more };
}
