export const text = {
  title: 'Choose a new password',
  done: { title: 'Your password was changed', text: 'All other devices have been signed out.' },
  signIn: 'Sign in',
  dead: { title: 'This link has expired or was already used', text: 'Request a new one. It works for one hour.' },
  newLink: 'Request a new link',
  form: 'Choose a new password',
  name: 'Your name',
  password: { label: 'New password', hint: 'At least 10 characters.' },
  submit: 'Save password',
};
