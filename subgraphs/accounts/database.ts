import type { ServiceDatabase } from '@konstruct/kit/database';
import { tenantCreated, tenantUpdated } from '@konstruct/schema/messages';
import { ApiToken } from './api-token/api-token.entity.ts';
import { Credential, Session, User, Verification } from './auth/auth-tables.ts';
import { RateLimit } from './auth/rate-limit.entity.ts';
import { Invitation } from './invitation/invitation.entity.ts';
import { cleanUpJob, mailInvitationJob, mailNoticeJob, sendMailJob } from './job-definitions.ts';
import { Mail } from './mail/mail.entity.ts';
import { Notice } from './notice/notice.entity.ts';
import { Onboarding } from './onboarding/onboarding.entity.ts';
import { RequestQuota } from './request-quota/request-quota.entity.ts';
import { Member } from './tenant/member.entity.ts';
import { Tenant } from './tenant/tenant.entity.ts';

export const database: ServiceDatabase = {
  service: 'accounts',
  entities: [ApiToken, Tenant, Member, Onboarding, Notice, Invitation],
  directoryEntities: [User, Session, Credential, Verification, RateLimit, RequestQuota, Mail],
  sends: [sendMailJob, mailNoticeJob, mailInvitationJob, cleanUpJob, tenantCreated, tenantUpdated],
};
