import type { NoticeLink } from './notice.entity.ts';
import { composeMail } from '../mail/templates/layout.ts';

interface NoticeTexts {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: NoticeLink | null | undefined;
}

/** Says which company it is about: an operator may belong to several. */
export function noticeMail(recipient: string, company: string, { subject, paragraphs, link }: NoticeTexts, publicUrl: string) {
  return composeMail({
    recipient,
    subject,
    heading: subject,
    paragraphs,
    action: link ? { label: link.label, url: new URL(link.path, publicUrl).href } : null,
    afterword: `You're receiving this e-mail because of your role in the company “${company}” on Konstruct.`,
  });
}
