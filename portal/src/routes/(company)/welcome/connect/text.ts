/** UI text for the step "Connect a channel". */
export const text = {
  title: 'Connect a channel',
  lead: 'Choose where people write to your AI employee. You can also do this later and try everything here in the browser first.',
  leadWithoutChannels: 'Try your AI employee here in the browser.',
  /** Takes what each offered channel's vendor needs. */
  needs: (ofEach: readonly string[]) => ofEach.join(', or ') || 'nothing',
  whom: (ofEach: readonly string[]) => (ofEach.length > 0 ? `you, and sometimes ${ofEach.join(', or ')}` : 'you'),
  takes: (ofEach: readonly string[]) => ofEach.join(', ') || 'a moment',
  reason: 'Reason: ',
  nothingOffered: {
    title: 'There are no channels to connect',
    body: (channels: string) =>
      `Your administrator has switched off ${channels}. Continue: your AI employee answers in the browser, under “Try it”.`,
  },
  missing: 'Your channels',
  next: 'Continue',
  skip: 'Skip for now',
} as const;
