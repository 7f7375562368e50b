export const text = {
  titleFirst: 'Name your company',
  title: 'Add a company',
  lead: 'Your AI employees, channels, keys and costs belong to a company. You’ll be its owner.',
  form: 'Create a company',
  name: 'Company name',
  timeZone: { label: 'Time zone', hint: 'Sets when days, months and budgets start. You can change it later.' },
  submit: 'Create company',
  back: 'Back to overview',
};
