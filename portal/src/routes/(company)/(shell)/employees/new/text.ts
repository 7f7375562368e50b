/** UI text for the page that creates an AI employee. */
export const text = {
  title: 'New AI employee',
  lead: 'Start from a template and make it your own.',
  back: 'AI employees',
  submit: 'Create AI employee',
  created: 'AI employee created. Try it before others do.',
  missing: 'The form',
} as const;
