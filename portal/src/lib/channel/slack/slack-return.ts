import type { ConnectReturn } from '../vendor.ts';

const outcomes: Record<string, Omit<ConnectReturn, 'reason'>> = {
  connected: { tone: 'good', title: 'Slack is connected', text: 'Your AI employee can be written to in this workspace now.' },
  denied: {
    tone: 'warn',
    title: 'Slack was not connected',
    text: 'The request was turned down in Slack. Nothing was changed; you can try again whenever you like.',
  },
  expired: {
    tone: 'warn',
    title: 'That took too long',
    text: 'For your safety a connection has to be finished within ten minutes, in the same browser. Start it once more.',
  },
  refused: {
    tone: 'bad',
    title: 'The connection was refused',
    text: 'It was not begun in this browser session, or Slack did not take it. Start it once more from here.',
  },
  org_wide: {
    tone: 'warn',
    title: 'Choose one workspace',
    text: 'Slack granted a whole organisation, and Konstruct works in one workspace at a time. Try again, and choose a single workspace.',
  },
  failed: {
    tone: 'bad',
    title: 'Slack could not be connected',
    text: 'Something went wrong on the way. Nothing was changed; try again in a moment.',
  },
  taken: {
    tone: 'bad',
    title: 'This workspace belongs to another company here',
    text: 'A Slack workspace can be connected to one company at a time. Disconnect it there first, or choose another workspace.',
  },
};

/** How a trip to Slack ended, as the callback's address tells it. */
export const slackReturnOf = (url: URL): ConnectReturn | null => {
  const outcome = outcomes[url.searchParams.get('slack') ?? ''];
  return outcome ? { ...outcome, reason: url.searchParams.get('reason')?.slice(0, 200) ?? null } : null;
};
