import { composeMail } from './layout.ts';

/** Goes to the present address: whoever holds a stolen session cannot take the account away unseen. */
export function changeEmailMail(recipient: string, newEmail: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Allow the change of your e-mail address',
    heading: 'Change your e-mail address?',
    paragraphs: [
      `You asked to use ${newEmail} for your Konstruct account. Allow it here; then confirm the new address by the mail that we send there.`,
    ],
    action: { label: 'Allow the change', url },
    afterword: 'You did not ask for this? Then do not follow the link, and change your password: somebody else is signed in.',
  });
}
