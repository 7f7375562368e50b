import type { NoticeLink } from './notice.entity.ts';
import { composeMail } from '../mail/templates/layout.ts';

interface MailedNotice {
  readonly recipient: string;
  /** The company's name. */
  readonly company: string;
  readonly notice: {
    readonly subject: string;
    readonly paragraphs: readonly string[];
    readonly link?: NoticeLink | null | undefined;
  };
  readonly publicUrl: string;
}

/** Names the company that it is about: an operator may belong to several. */
export function noticeMail({ recipient, company, notice, publicUrl }: MailedNotice) {
  const { subject, paragraphs, link } = notice;
  return composeMail({
    recipient,
    subject,
    heading: subject,
    paragraphs,
    action: link ? { label: link.label, url: new URL(link.path, publicUrl).href } : null,
    afterword: `You’re receiving this e-mail because of your role in the company “${company}” on Konstruct.`,
  });
}
