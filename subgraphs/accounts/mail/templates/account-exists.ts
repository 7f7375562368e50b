import { composeMail } from './layout.ts';

/** Goes to the owner of an address that somebody signed up with again; the page itself tells nobody. */
export function accountExistsMail(recipient: string, publicUrl: string) {
  return composeMail({
    recipient,
    subject: 'You already have an account',
    heading: 'You already have an account',
    paragraphs: [
      'Somebody, probably you, has just tried to use this address for another account at Konstruct. It has one already, so nothing was changed.',
      'Sign in with your password. If it slipped your mind, the sign-in page helps you set a new one.',
    ],
    action: { label: 'Sign in', url: new URL('/sign-in', publicUrl).href },
    afterword: 'It was not you? Then there is nothing to do: your account is as it was.',
  });
}
