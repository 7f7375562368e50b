import { composeMail } from './layout.ts';

export function resetPasswordMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Set a new password',
    heading: 'Set a new password',
    paragraphs: ['Follow the link to choose a new password for your Konstruct account. It works once, and for one hour.'],
    action: { label: 'Choose a password', url },
    afterword: 'You did not ask for this? Then ignore this mail: your password stays as it is.',
  });
}
