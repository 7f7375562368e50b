import { composeMail } from './layout.ts';

export function passwordChangedMail(recipient: string, publicUrl: string) {
  return composeMail({
    recipient,
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    paragraphs: ['The password of your Konstruct account is a new one. Every other device has been signed out.'],
    action: { label: 'Sign in', url: new URL('/sign-in', publicUrl).href },
    afterword: 'It was not you? Then set a new password at once, by "Forgot your password?" on the sign-in page.',
  });
}
