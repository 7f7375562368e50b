/** A sender or recipient of a mail. */
export interface Address {
  address: string;
  name: string;
}

/** A mail as it was received. */
export interface Mail {
  id: string;
  /** RFC 3339, by the sandbox server's clock. */
  receivedAt: string;
  from: Address | null;
  /** Everyone the mail was addressed to in SMTP, including blind copies. */
  recipients: string[];
  to: Address[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  attachments: { filename: string; contentType: string; sizeBytes: number }[];
}

/** A mail as the control endpoint shows it. */
export interface ShownMail extends Mail {
  links: string[];
}

/** All stored mails, newest last. */
export interface MailState {
  mails: Mail[];
}

const KEPT = 1000;

/** Adds a mail. If there are more than a thousand, the oldest are removed. */
export function keepMail(state: MailState, mail: Mail): void {
  state.mails.push(mail);
  if (state.mails.length > KEPT) state.mails = state.mails.slice(-KEPT);
}

/** Mails, newest first; `to` is an address, compared without regard to case. */
export function findMails(state: MailState, to?: string): Mail[] {
  const wanted = to?.trim().toLowerCase();
  const fits = (mail: Mail) =>
    wanted === undefined || wanted === '' || mail.recipients.some((recipient) => recipient.toLowerCase() === wanted);
  return state.mails.filter(fits).reverse();
}

/** The links in a mail, in order and without duplicates: first those in the text, then those only in the HTML. */
export function linksOf(mail: Mail): string[] {
  const inText = mail.text.match(/https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?]/g) ?? [];
  const inHtml = [...(mail.html ?? '').matchAll(/href="(https?:[^"]+)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );
  return [...new Set([...inText, ...inHtml])];
}
