/** UI text for the frame around the setup steps. */
export const text = {
  home: 'Konstruct, overview',
  setup: 'Setup',
  leave: 'Exit setup',
  steps: { CONNECT: 'Connect', CONFIGURE: 'Configure', TEST: 'Test' },
  facts: { needs: 'You need', whom: 'Who', takes: 'Takes' },
  tabTitle: (title: string) => `${title} · Konstruct`,
  notAllowed: 'Your role in this company doesn’t include setup.',
  unavailable: 'Setup is unavailable right now. The rest of Konstruct works.',
} as const;
