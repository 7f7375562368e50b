/** UI text for the step "Configure your AI employee". */
export const text = {
  title: 'Configure your AI employee',
  lead: 'Brief it the way you’d brief a new colleague. Everything is filled in already: save, ask it something, and change what you like.',
  needs: 'nothing; the sandbox model is free',
  whom: 'you',
  takes: 'one minute, or as long as you like',
  form: 'Who it is and what it knows',
  missing: 'The AI employee',
  save: 'Save changes',
  saveFirst: 'Save and try it',
  saved: 'Saved. Now ask it something.',
  next: 'Continue to test',
  skip: 'Skip for now',
} as const;
