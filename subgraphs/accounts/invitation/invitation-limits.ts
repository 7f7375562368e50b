import type { TenantContext } from '../context.ts';

/** Members and waiting invitations of one company: what one page lists. */
export const maxPlaces = 200;

/** How long a mailed link is good. */
export const lifetimeDays = 7;

/** Invitations within an hour: of one company, and of all companies together to one address. */
const limits = { company: { window: 3600, max: 30 }, address: { window: 3600, max: 6 } } as const;

/** Counts a mail that is about to be sent. Null when it may be; the graph's `TooManyInvitationsError` when not. */
export async function countInvitation({ tenantId, deps }: TenantContext, email: string) {
  const counted = [
    await deps.rateLimits.consume(`invitations of|${tenantId}`, limits.company),
    await deps.rateLimits.consume(`invitations to|${email}`, limits.address),
  ];
  const refused = counted.find(({ allowed }) => !allowed);
  if (!refused) return null;
  const message = 'Too many invitations were sent in the last hour. Wait a while, then try again.';
  return { __typename: 'TooManyInvitationsError' as const, message, retryAfterSeconds: refused.retryAfter ?? limits.company.window };
}
