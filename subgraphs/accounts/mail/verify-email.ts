import { composeMail } from './layout.ts';

/** Says nothing that whoever signed up could choose: the address may be somebody else's. */
export function verifyEmailMail(recipient: string, url: string) {
  return composeMail({
    recipient,
    subject: 'Confirm your e-mail address',
    heading: 'Confirm your e-mail address',
    paragraphs: ['One click and your Konstruct account is ready. The link works for 24 hours.'],
    action: { label: 'Confirm address', url },
    afterword: 'You did not sign up at Konstruct? Then ignore this mail: without the link nothing happens.',
  });
}
