export const text = {
  title: (page: string) => `${page} · Konstruct`,
  home: 'Konstruct',
  footer: 'Your texts, keys and costs stay in your company. Keys are stored encrypted.',
};
