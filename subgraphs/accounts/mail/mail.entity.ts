import { directoryTable, p } from '@konstruct/kit/database';

const MailSchema = directoryTable({
  schema: 'accounts',
  name: 'Mail',
  table: 'mails',
  properties: {
    id: p.uuid().primary(),
    recipient: p.text(),
    subject: p.text(),
    text: p.text(),
    html: p.text(),
  },
});

/** A mail to be sent; its row is deleted once it has been sent. */
export class Mail extends MailSchema.class {}

MailSchema.setClass(Mail);
