export const text = {
  lead: 'In Slack, colleagues mention your AI employee or message it directly.',
  needs: 'a Slack workspace',
  whom: 'your Slack admin',
  takes: 'two minutes for Slack',
  disconnecting: 'Your AI employees will no longer receive or send anything there, and access is revoked at Slack.',
  connect: 'Connect Slack',
  connectAgain: 'Connect again',
  connectAnother: 'Connect another workspace',
  card: {
    lead: 'Colleagues mention it in a channel, or message it directly. Takes two minutes.',
    rights: [
      'Answers when it’s mentioned, messaged directly, or replied to in a thread',
      'Posts as your AI employee, under its name',
      'Can be disconnected at any time, here or in Slack',
    ],
  },
  admin: {
    summary: 'Waiting for your Slack admin?',
    lead: 'In some workspaces, an admin has to approve apps first. Choose “Connect Slack”, then “Request to install” in Slack, and forward this message. You can continue with the next step in the meantime. Once it’s approved, come back and choose “Connect Slack” again.',
    message: (address: string) =>
      `Hello! I’d like to use Konstruct in our Slack workspace: an AI employee that answers when someone mentions or messages it. Slack asks an admin to approve the app. It only answers when it’s mentioned, messaged directly, or replied to in a thread, and can be removed at any time. Once it’s approved, I’ll finish connecting it at ${address}. Thank you!`,
    copy: 'Copy message',
    copied: 'Copied. Send it to your Slack admin.',
  },
  test: {
    sendTitle: '1. Send a test message',
    sendLead: (workspace: string) => `To the person who connected ${workspace}, as a direct message in Slack.`,
    writeTitle: (employee: string) => `2. Write to ${employee} in Slack`,
    writeLead: 'Send it a direct message, or mention it in a channel.',
    open: 'Open Slack',
  },
  /** The outcome of the visit to Slack. */
  outcomes: {
    connected: { title: 'Slack is connected', text: 'You can now write to your AI employee in this workspace.' },
    denied: {
      title: 'Slack was not connected',
      text: 'The request was declined in Slack. Nothing was changed. You can try again at any time.',
    },
    expired: {
      title: 'That took too long',
      text: 'For your security, you have to connect within ten minutes, in the same browser. Start again.',
    },
    refused: {
      title: 'The connection was rejected',
      text: 'It wasn’t started in this browser session, or Slack didn’t accept it. Start again from here.',
    },
    org_wide: {
      title: 'Choose one workspace',
      text: 'Slack granted access to a whole organization, but Konstruct works in one workspace at a time. Try again and choose a single workspace.',
    },
    failed: {
      title: 'Slack couldn’t be connected',
      text: 'Something went wrong. Nothing was changed. Try again in a moment.',
    },
    taken: {
      title: 'This workspace belongs to another company here',
      text: 'You can connect a Slack workspace to one company at a time. Disconnect it there first, or choose another workspace.',
    },
  },
};
