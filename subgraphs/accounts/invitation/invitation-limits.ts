import type { TenantContext } from '../context.ts';

/** The maximum of members and open invitations of one company: as many as one page lists. */
export const maxPlaces = 200;

/** How long a mailed link is valid. */
export const lifetimeDays = 7;

/** Invitations per hour: from one company, and to one address from all companies together. */
const limits = { company: { window: 3600, max: 30 }, address: { window: 3600, max: 6 } } as const;

/** Counts a mail that is about to be sent. Null if it may be sent; otherwise the graph's `TooManyInvitationsError`. */
export async function countInvitation({ tenantId, deps }: TenantContext, email: string) {
  const counted = [
    await deps.rateLimits.consume(`invitations of|${tenantId}`, limits.company),
    await deps.rateLimits.consume(`invitations to|${email}`, limits.address),
  ];
  const refused = counted.find(({ allowed }) => !allowed);
  if (!refused) return null;
  const message = 'Too many invitations were sent in the last hour. Wait a while, then try again.';
  return {
    __typename: 'TooManyInvitationsError' as const,
    message,
    retryAfterSeconds: refused.retryAfter ?? limits.company.window,
  };
}
