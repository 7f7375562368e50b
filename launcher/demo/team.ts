import {
  AcceptInvitationDocument,
  ApiTokensDocument,
  CreateApiTokenDocument,
  InviteMemberDocument,
  TeamDocument,
} from '@konstruct/portal/documents';
import { mailedLink } from '../operator/mailed-link.ts';
import { type Operator, succeeded } from '../operator/operator.ts';
import { enter } from './enter.ts';
import type { RunningProduct } from './running-product.ts';
import { colleague, invited } from './script.ts';

const tokenName = 'Nightly report';

async function invite(operator: Operator, input: { email: string; role: 'MEMBER' | 'VIEWER' }): Promise<void> {
  const { inviteMember } = await operator.ask(InviteMemberDocument, { input });
  // Invited before, and not joined yet: the earlier mail is still valid.
  if (inviteMember.__typename !== 'AlreadyInvitedError') succeeded(inviteMember, 'InviteMemberSuccess');
}

/** A colleague who has joined, and one who has not answered yet. */
export async function gather(operator: Operator, product: RunningProduct): Promise<string> {
  const { tenant } = await operator.ask(TeamDocument);
  const known = [...(tenant?.members ?? []), ...(tenant?.invitations ?? [])].map(({ email }) => email);
  if (!known.includes(invited.email)) await invite(operator, invited);
  if (tenant?.members?.some(({ email }) => email === colleague.email)) return 'is there';

  await invite(operator, { email: colleague.email, role: colleague.role });
  const joining = await enter(product, colleague);
  const link = await mailedLink(product, colleague.email, '/invitations/accept?token=');
  const input = { token: new URL(link).searchParams.get('token') ?? '' };
  succeeded((await joining.ask(AcceptInvitationDocument, { input })).acceptInvitation, 'AcceptInvitationSuccess');
  return 'one joined, one invited';
}

/** A token for the list; its secret is not kept. */
export async function makeToken(operator: Operator): Promise<string> {
  const { tenant } = await operator.ask(ApiTokensDocument);
  if (tenant?.apiTokens?.some(({ name }) => name === tokenName)) return 'is there';
  const input = { name: tokenName, scopes: ['usage:read', 'agents:read'] };
  succeeded((await operator.ask(CreateApiTokenDocument, { input })).createApiToken, 'CreateApiTokenSuccess');
  return 'made';
}
