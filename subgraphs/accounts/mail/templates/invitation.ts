import { composeMail } from './layout.ts';

interface InvitationTexts {
  readonly email: string;
  readonly company: string;
  readonly invitedByName: string;
  readonly url: string;
}

/** A name as a stranger's mailbox may show it: whoever chose it could have written an address that mail programs make a link of. */
function unlinked(name: string): string {
  return name.replaceAll(/[:/@]+/g, ' ').replaceAll(/\.(?=\S)/g, '. ');
}

export function invitationMail({ email, company, invitedByName, url }: InvitationTexts) {
  const [there, inviter] = [unlinked(company), unlinked(invitedByName)];
  return composeMail({
    recipient: email,
    subject: `Join ${there} at Konstruct`,
    heading: `Join “${there}”`,
    paragraphs: [
      `${inviter} invites you to the company “${there}” at Konstruct, where AI employees answer customers and colleagues.`,
      `The link works for 7 days, once, and for ${email} only. If you have no account yet, you make one on the way.`,
    ],
    action: { label: 'See the invitation', url },
    afterword: 'You know neither of them? Then ignore this mail: without the link nothing happens.',
  });
}
