export const text = {
  title: (page: string) => `${page} · Konstruct`,
  opensInNewTab: '(opens in a new tab)',
  selected: (count: string) => `${count} selected`,
  selectAll: 'Select all',
  theme: 'Switch between light and dark',
  /** Read aloud after the name of a step. */
  step: { open: '', done: ', done', skipped: ', skipped' },
};
