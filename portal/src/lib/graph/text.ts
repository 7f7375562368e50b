export const text = {
  page: {
    rateLimited: (wait: string) =>
      `Too many requests were made in a short time, by you or your company. Wait ${wait}, then try again.`,
    forbidden: 'Your role in this company doesn’t include this page.',
    partUnavailable: 'This part of Konstruct isn’t responding right now. The rest works.',
    unreachable: 'Konstruct can’t be reached right now.',
  },
  change: {
    offline: 'Konstruct can’t be reached. Check your connection and try again.',
    madeInPart: 'Your change was made, but we can’t show all of it right now. Reload the page.',
    rateLimited: (wait: string) =>
      `Too many requests were made in a short time, by you or your company. Nothing was changed. Try again in ${wait}.`,
    foreignOrigin:
      'This page was opened at a different address. Open Konstruct at its usual address and sign in there.',
    forbidden: 'Your role in this company doesn’t allow this.',
    partUnavailable:
      'Part of Konstruct isn’t responding. Reload the page to see whether your change was made before you try again.',
    failed: 'That didn’t work. Nothing was changed. Try again in a moment.',
    signedOut: 'You’ve been signed out. Sign in again.',
    noAnswer: 'We got no response. Reload the page to see whether your change was made.',
  },
};
