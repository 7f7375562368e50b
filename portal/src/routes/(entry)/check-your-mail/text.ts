export const text = {
  title: 'Check your e-mail',
  /** The text before the address, the address, and the text after it. */
  sentTo: (email: string) => ['We sent a link to ', email, '.'] as const,
  sent: 'We sent you a link.',
  lead: 'Open it in this browser to confirm your address and continue. On another device, you’ll be asked for your password.',
  sandbox: {
    title: 'E-mail is in sandbox mode',
    text: 'The e-mail did not leave this machine. You’ll find it in the sandbox mailbox.',
    open: 'Open the sandbox mailbox',
  },
  notArrived:
    'Didn’t get it? Check your spam folder, or send it again. If you already have an account, the e-mail says so.',
  notArrivedSignIn:
    'Didn’t get it? Check your spam folder. Signing in sends it again. If you already have an account, the e-mail says so.',
  resend: 'Send again',
  resent: 'Sent again. It can take a minute to arrive.',
  back: 'Back to sign-in',
};
