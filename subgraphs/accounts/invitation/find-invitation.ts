import { sql } from '@konstruct/kit/database';
import type { Dependencies } from '../context.ts';
import { invitationDigest } from './invitation-token.ts';
import { Invitation } from './invitation.entity.ts';

interface FoundInvitation {
  readonly tenantId: string;
  readonly id: string;
}

const readByDigest = (digest: string) => sql`
select tenant_id as "tenantId", id from accounts_directory.invitations_view where token_digest = ${digest}`;

/**
 * The company and the invitation of a token: read across companies, by the directory's role, before a company is known.
 */
export async function findInvitation({ directory }: Dependencies, token: string): Promise<FoundInvitation | null> {
  const [found] = await directory.fork().execute<FoundInvitation[]>(readByDigest(invitationDigest(token)));
  return found ?? null;
}

/** The invitation of a token, read within its own company. */
export async function readInvitation(deps: Dependencies, token: string): Promise<Invitation | null> {
  const found = await findInvitation(deps, token);
  return found && deps.database.forTenant(found.tenantId).findOne(Invitation, found);
}
