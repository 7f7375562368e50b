export const text = {
  title: 'Change your e-mail',
  dead: {
    title: 'This link has expired or was already used',
    text: 'It works once, within 24 hours, and only for the account that asked for the change.',
  },
  allowed: {
    title: 'Change approved',
    text: 'Now confirm your new address with the link in the e-mail we sent there.',
  },
  changed: { title: 'Your e-mail address was changed', text: 'From now on, sign in with the new address.' },
  lead: 'You asked to change the e-mail address of your account. If this wasn’t you, close this page and change your password.',
  form: 'Change your e-mail',
  submit: 'Confirm the change',
  account: 'Go to your account',
};
