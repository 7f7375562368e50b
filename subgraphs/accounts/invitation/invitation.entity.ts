import { p, tenantTable } from '@konstruct/kit/database';
import { roles } from '@konstruct/schema/permissions';
import type { InvitationState } from '../generated/resolvers.ts';
import { listedByDirectory } from '../membership/cross-tenant-reads.ts';

const InvitationSchema = tenantTable({
  schema: 'accounts',
  name: 'Invitation',
  table: 'invitations',
  properties: {
    /** Lower case. One row per address: a new invitation replaces the previous one and its outcome. */
    email: p.text(),
    role: p.enum([...roles]),
    /** `invitationDigest` of the token in the latest mail. */
    tokenDigest: p.text().index().hidden(),
    /** Incremented with each mail: each mail has its own token. */
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

/** An invitation by mail to join a company, and its outcome. */
export class Invitation extends InvitationSchema.class {
  state(at: Date): InvitationState {
    if (this.acceptedAt) return 'ACCEPTED';
    if (this.revokedAt) return 'REVOKED';
    return this.expiresAt <= at ? 'EXPIRED' : 'OPEN';
  }
}

InvitationSchema.setClass(Invitation);

/** Neither accepted nor withdrawn, whether or not it has expired. */
export const waiting = { acceptedAt: null, revokedAt: null } as const;
