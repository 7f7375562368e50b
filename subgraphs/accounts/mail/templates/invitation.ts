import { composeMail } from './layout.ts';

interface InvitationTexts {
  readonly email: string;
  readonly company: string;
  readonly invitedByName: string;
  readonly url: string;
}

/**
 * A name that is safe to show in a stranger's mailbox: its author could have written an address that mail programs turn
 * into a link.
 */
function unlinked(name: string): string {
  return name.replaceAll(/[:/@]+/g, ' ').replaceAll(/\.(?=\S)/g, '. ');
}

export function invitationMail({ email, company, invitedByName, url }: InvitationTexts) {
  const [there, inviter] = [unlinked(company), unlinked(invitedByName)];
  return composeMail({
    recipient: email,
    subject: `Join ${there} on Konstruct`,
    heading: `Join “${there}”`,
    paragraphs: [
      `${inviter} invited you to the company “${there}” on Konstruct, where AI employees answer customers and colleagues.`,
      `The link works once, within 7 days, and only for ${email}. If you don’t have an account yet, you’ll create one along the way.`,
    ],
    action: { label: 'View the invitation', url },
    afterword:
      'If you don’t know this person or company, ignore this e-mail: nothing happens unless you open the link.',
  });
}
