import { composeMail } from './layout.ts';

/** Goes to the owner of an account after another sign-up with its address; the page itself reveals nothing. */
export function accountExistsMail(recipient: string, publicUrl: string) {
  return composeMail({
    recipient,
    subject: 'You already have an account',
    heading: 'You already have an account',
    paragraphs: [
      'Someone, probably you, tried to sign up for Konstruct with this address. It already has an account, so nothing was changed.',
      'Sign in with your password. If you’ve forgotten it, set a new one from the sign-in page.',
    ],
    action: { label: 'Sign in', url: new URL('/sign-in', publicUrl).href },
    afterword: 'If this wasn’t you, you don’t need to do anything: your account has not changed.',
  });
}
