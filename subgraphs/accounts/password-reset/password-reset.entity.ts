import { directoryTable, p } from '@konstruct/kit/database';

const PasswordResetSchema = directoryTable({
  schema: 'accounts',
  name: 'PasswordReset',
  table: 'password_resets',
  properties: {
    id: p.uuid().primary(),
    /** In lower case, as it was typed: whether an account has it is looked up when the mail is sent. */
    email: p.text().index(),
    /** The page of the portal where the new password is chosen. */
    returnTo: p.text(),
    /** Null until a mail is tried. Each try draws it out, so that a link is good for an hour from when it was really sent. */
    linkExpiresAt: p.datetime().nullable(),
  },
});

/** A request for a new password. The mailed link is good once, until any of the address is used or the password changes. */
export class PasswordReset extends PasswordResetSchema.class {}

PasswordResetSchema.setClass(PasswordReset);
