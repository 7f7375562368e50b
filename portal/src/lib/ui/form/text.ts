export const text = {
  title: (error: string) => `${error} · Konstruct`,
  optional: '(optional)',
  error: {
    titles: { 404: 'Page not found', 403: 'You don’t have access to this page', 429: 'Too many requests' } as Readonly<
      Record<number, string>
    >,
    title: 'Something went wrong',
    notFound: 'This page was moved, or belongs to a different company than the one you have open.',
    notDrawn: 'We couldn’t show this page.',
    nothingLost: (message: string) => `${message} Nothing is lost. New messages are kept.`,
    tryAgain: 'Try again',
    overview: 'Go to overview',
  },
};
