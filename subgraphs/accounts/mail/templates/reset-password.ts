import { composeMail } from './layout.ts';

export function resetPasswordMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Set a new password',
    heading: 'Set a new password',
    paragraphs: ['Open the link to choose a new password for your Konstruct account. It works once, within one hour.'],
    action: { label: 'Choose a password', url },
    afterword: 'If you didn’t ask for this, ignore this e-mail: your password stays the same.',
  });
}
