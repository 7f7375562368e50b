import { p, tenantTable } from '@konstruct/kit/database';
import { roles } from '@konstruct/schema/permissions';
import type { InvitationState } from '../generated/resolvers.ts';
import { listedByDirectory } from '../membership/cross-tenant-reads.ts';

const InvitationSchema = tenantTable({
  schema: 'accounts',
  name: 'Invitation',
  table: 'invitations',
  properties: {
    /** Lower case. One row for each address: a new invitation replaces what became of the last. */
    email: p.text(),
    role: p.enum([...roles]),
    /** `invitationDigest` of the token in the mail that was sent last. */
    tokenDigest: p.text().index().hidden(),
    /** Grows with each mail: each has a token of its own. */
    sentCount: p.integer(),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    invitedById: p.uuid(),
    invitedByName: p.text(),
    acceptedAt: p.datetime().nullable(),
    acceptedById: p.uuid().nullable(),
    revokedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['email'] }],
  policies: listedByDirectory,
});

/** A person who was asked by mail to join a company, and what became of it. */
export class Invitation extends InvitationSchema.class {
  state(at: Date): InvitationState {
    if (this.acceptedAt) return 'ACCEPTED';
    if (this.revokedAt) return 'REVOKED';
    return this.expiresAt <= at ? 'EXPIRED' : 'OPEN';
  }
}

InvitationSchema.setClass(Invitation);

/** Neither accepted nor withdrawn; expired or not. */
export const waiting = { acceptedAt: null, revokedAt: null } as const;
