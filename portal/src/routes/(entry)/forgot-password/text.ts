export const text = {
  title: 'Forgot your password?',
  lead: 'We’ll e-mail you a link to choose a new one.',
  sent: {
    title: 'Check your e-mail',
    text: 'If there is an account with this address, a link is on its way. It works for one hour.',
  },
  openSandbox: 'Open the sandbox mailbox',
  form: 'Reset your password',
  email: 'E-mail',
  submit: 'Send link',
  back: 'Back to sign-in',
};
