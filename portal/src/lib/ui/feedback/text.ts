export const text = {
  close: 'Close',
  cancel: 'Cancel',
  missing: {
    title: (what: string) => `${what} can’t be shown right now`,
    text: 'This part of Konstruct isn’t responding. The rest works, and nothing is lost.',
    tryAgain: 'Try again',
  },
  notAllowed: {
    title: 'You don’t have access to this',
    text: 'Your role in this company doesn’t include this. An owner or admin can change that.',
  },
  toasts: { label: 'Messages', dismiss: 'Dismiss' },
  cannotCopy: 'Your browser doesn’t allow this page to copy. Select the text and copy it yourself.',
};
