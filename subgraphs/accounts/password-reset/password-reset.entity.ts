import { directoryTable, p } from '@konstruct/kit/database';

const PasswordResetSchema = directoryTable({
  schema: 'accounts',
  name: 'PasswordReset',
  table: 'password_resets',
  properties: {
    id: p.uuid().primary(),
    /** In lower case, as entered: the job that sends the mail looks up whether it belongs to an account. */
    email: p.text().index(),
    /** The page of the portal where the new password is chosen. */
    returnTo: p.text(),
    /**
     * Null until the first try to send the mail. Each try extends it, so that a link is valid for an hour from when it
     * was really sent.
     */
    linkExpiresAt: p.datetime().nullable(),
  },
});

/**
 * A request for a new password. Its link works once, and ends when any link to the address is used or the password
 * changes.
 */
export class PasswordReset extends PasswordResetSchema.class {}

PasswordResetSchema.setClass(PasswordReset);
