import type { ServiceDatabase } from '@konstruct/kit/database';
import { Credential, Session, User, Verification } from './auth/auth-tables.ts';
import { RateLimit } from './auth/rate-limit.entity.ts';
import { Mail } from './mail/mail.entity.ts';
import { Onboarding } from './onboarding/onboarding.entity.ts';
import { Member } from './tenant/member.entity.ts';
import { Tenant } from './tenant/tenant.entity.ts';

export const database: ServiceDatabase = {
  service: 'accounts',
  entities: [Tenant, Member, Onboarding],
  directoryEntities: [User, Session, Credential, Verification, RateLimit, Mail],
  sends: ['accounts.send_mail', 'billing.found_tenant', 'agents.know_tenant', 'channels.know_tenant', 'usage.know_tenant'],
};
