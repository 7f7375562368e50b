import { composeMail } from './layout.ts';

/** Goes to the present address, so that an attacker with a stolen session cannot take over the account unnoticed. */
export function changeEmailMail(recipient: string, newEmail: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Approve your e-mail address change',
    heading: 'Change your e-mail address?',
    paragraphs: [
      `You asked to change the e-mail address of your Konstruct account to ${newEmail}. Approve the change here, then confirm the new address in the e-mail we’ll send there.`,
    ],
    action: { label: 'Approve the change', url },
    afterword:
      'If you didn’t ask for this, don’t open the link, and change your password: someone else is signed in to your account.',
  });
}
