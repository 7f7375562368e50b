import { composeMail } from './layout.ts';

/** Contains no text that the person who signed up could choose: the address may belong to someone else. */
export function verifyEmailMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Confirm your e-mail address',
    heading: 'Confirm your e-mail address',
    paragraphs: [
      'Someone signed up for Konstruct with this address. If it was you, confirm it: open the link in the browser you signed up with, or enter your password there. The link works for 24 hours.',
    ],
    action: { label: 'Confirm address', url },
    afterword: 'If you didn’t sign up for Konstruct, ignore this e-mail: nothing happens unless you open the link.',
  });
}

/** Goes to the new address of an account. */
export function verifyNewEmailMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Confirm your e-mail address',
    heading: 'Confirm your new e-mail address',
    paragraphs: [
      'You asked to use this address for your Konstruct account. Confirm it in a browser where you’re signed in. The link works for 24 hours.',
    ],
    action: { label: 'Confirm address', url },
    afterword: 'If you didn’t ask for this, ignore this e-mail: nothing happens unless you open the link.',
  });
}
