import { composeMail } from './layout.ts';

export function passwordChangedMail(recipient: string, publicUrl: string) {
  return composeMail({
    recipient,
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    paragraphs: ['The password of your Konstruct account was changed. All other devices have been signed out.'],
    action: { label: 'Sign in', url: new URL('/sign-in', publicUrl).href },
    afterword: 'If this wasn’t you, set a new password right away: choose “Forgot your password?” on the sign-in page.',
  });
}
