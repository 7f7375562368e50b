import type { ConnectReturn } from '../vendor.ts';
import { text } from './text.ts';

const { outcomes: words } = text;

const outcomes: Record<string, Omit<ConnectReturn, 'reason'>> = {
  connected: { tone: 'good', ...words.connected },
  denied: { tone: 'warn', ...words.denied },
  expired: { tone: 'warn', ...words.expired },
  refused: { tone: 'bad', ...words.refused },
  org_wide: { tone: 'warn', ...words.org_wide },
  failed: { tone: 'bad', ...words.failed },
  taken: { tone: 'bad', ...words.taken },
};

/** The outcome of the visit to Slack, as the callback's address reports it. */
export const slackReturnOf = (url: URL): ConnectReturn | null => {
  const outcome = outcomes[url.searchParams.get('slack') ?? ''];
  return outcome ? { ...outcome, reason: url.searchParams.get('reason')?.slice(0, 200) ?? null } : null;
};
