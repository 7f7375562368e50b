import { directoryTable, p } from '@konstruct/kit/database';

const PendingSignUpSchema = directoryTable({
  schema: 'accounts',
  name: 'PendingSignUp',
  table: 'pending_sign_ups',
  properties: {
    id: p.uuid().primary(),
    /** In lower case. Several sign-ups with one address can coexist. */
    email: p.text().index(),
    name: p.text(),
    passwordHash: p.text(),
    /** Identifies the browser that signed up (`browser-proof.ts`). */
    browserDigest: p.text(),
    /** The path of the portal to continue with once the address is confirmed. */
    returnTo: p.text(),
    /**
     * Null until the first try to send the mail. Each try extends it, so that a link is valid from when it was really
     * sent.
     */
    linkExpiresAt: p.datetime().nullable(),
  },
});

/** A sign-up with an unconfirmed address. It is not an account: it opens no session, and it blocks no other sign-up. */
export class PendingSignUp extends PendingSignUpSchema.class {}

PendingSignUpSchema.setClass(PendingSignUp);

/** Ids are ordered by time, and break ties within one moment. */
export const newestFirst = { createdAt: 'desc', id: 'desc' } as const;
