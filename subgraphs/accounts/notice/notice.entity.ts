import { p, tenantTable } from '@konstruct/kit/database';

/** Where a notice leads: a page of the portal, by its path. */
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

/** Something that members of a company were told by mail. Its id is the sender's, so a repeat meets the same row. */
export class Notice extends NoticeSchema.class {}

NoticeSchema.setClass(Notice);
