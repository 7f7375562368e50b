export const text = {
  skipToContent: 'Skip to content',
  offline: 'You’re offline. What you see may be out of date, but nothing is lost.',
  rateLimited: (wait: string) =>
    `Too many requests were made in a short time, by you or your company. What you see may be out of date. We’ll refresh it automatically within ${wait}.`,
  stale:
    'Part of Konstruct isn’t responding right now. What you see may be out of date. We’ll refresh it automatically.',
  sandbox: {
    label: 'Sandbox mode',
    lead: 'Sandbox mode:',
    opensInNewTab: '(opens in a new tab)',
    stays: 'Nothing leaves this machine.',
  },
};
