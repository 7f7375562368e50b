import { directoryTable, p } from '@konstruct/kit/database';

const PendingSignUpSchema = directoryTable({
  schema: 'accounts',
  name: 'PendingSignUp',
  table: 'pending_sign_ups',
  properties: {
    id: p.uuid().primary(),
    /** In lower case. Several sign-ups with one address stand side by side. */
    email: p.text().index(),
    name: p.text(),
    passwordHash: p.text(),
    /** Of the browser that signed up (`browser-proof.ts`). */
    browserDigest: p.text(),
    /** A path of the portal, to go on with once the address is confirmed. */
    returnTo: p.text(),
    /** Null until a mail is tried. Each try draws it out, so that a link is good from when it was really sent. */
    linkExpiresAt: p.datetime().nullable(),
  },
});

/** A sign-up whose address is not confirmed. It is no account: it opens no session, and it keeps no other one out. */
export class PendingSignUp extends PendingSignUpSchema.class {}

PendingSignUpSchema.setClass(PendingSignUp);

/** Ids are made in order of time, and tell two of one moment apart. */
export const newestFirst = { createdAt: 'desc', id: 'desc' } as const;
