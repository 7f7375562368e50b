import { composeMail } from './layout.ts';

/** Says nothing that whoever signed up could choose: the address may be somebody else's. */
export function verifyEmailMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Confirm your e-mail address',
    heading: 'Confirm your e-mail address',
    paragraphs: [
      'Somebody signed up at Konstruct with this address. If it was you, confirm it: open the link in the browser that you signed up with, or enter your password there. It works for 24 hours.',
    ],
    action: { label: 'Confirm address', url },
    afterword: 'You did not sign up at Konstruct? Then ignore this mail: without the link nothing happens.',
  });
}

/** Goes to the address that an account is to have. */
export function verifyNewEmailMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Confirm your e-mail address',
    heading: 'Confirm your new e-mail address',
    paragraphs: [
      'You asked to use this address for your Konstruct account. Confirm it where you are signed in. The link works for 24 hours.',
    ],
    action: { label: 'Confirm address', url },
    afterword: 'You did not ask for this? Then ignore this mail: without the link nothing happens.',
  });
}
