export const text = {
  status: {
    CONNECTED: 'Connected',
    WAITING_FOR_MESSAGE: 'Waiting for a message',
    NEEDS_ATTENTION: 'Needs attention',
    SWITCHED_OFF: 'Switched off',
    DISCONNECTED: 'Disconnected',
  },
  switchedOff: (channel: string) => `${channel} is switched off on this installation. Contact your administrator.`,
  askOwner: 'An owner or admin of your company can connect it.',
  test: {
    sentAt: (moment: string) => `Test message from ${moment}`,
    closed: 'Not sent: someone has to write first',
    openChat: 'Open chat',
    send: 'Send test message',
  },
};
