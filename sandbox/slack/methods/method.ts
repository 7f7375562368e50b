import type { SlackContext } from '../slack-context.ts';
import type { Install, Team } from '../workspace.ts';

/** Who calls a Web API method, and with what. */
export interface Call {
  context: SlackContext;
  team: Team;
  install: Install;
  /** Form fields and JSON alike, as texts. */
  args: Record<string, string | undefined>;
}

/** A Web API method that needs a token. */
export interface Method {
  /** One of these scopes must have been granted; empty for none. */
  scopes: string[];
  /** It reads what was written: Slack lets most apps do so about once a minute. */
  isHistory?: boolean;
  run(call: Call): Record<string, unknown>;
}

/** A rejection in Slack's shape. */
export function refuse(error: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ok: false, error, ...more };
}
