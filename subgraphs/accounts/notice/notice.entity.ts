import { p, tenantTable } from '@konstruct/kit/database';

/** The link of a notice: a page of the portal, by its path. */
export interface NoticeLink {
  readonly label: string;
  readonly path: string;
}

const NoticeSchema = tenantTable({
  schema: 'accounts',
  name: 'Notice',
  table: 'notices',
  properties: {
    subject: p.text(),
    paragraphs: p.json<string[]>(),
    link: p.json<NoticeLink>().nullable(),
  },
});

/** A notice that was mailed to members of a company. Its id is the sender's, so a repeat finds the same row. */
export class Notice extends NoticeSchema.class {}

NoticeSchema.setClass(Notice);
