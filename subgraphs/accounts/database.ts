import type { ServiceDatabase } from '@konstruct/kit/database';
import { tenantCreated, tenantUpdated } from '@konstruct/schema/messages';
import { ApiToken } from './api-token/api-token.entity.ts';
import { Credential, Session, TwoFactor, User, Verification } from './auth/auth-tables.ts';
import { Invitation } from './invitation/invitation.entity.ts';
import {
  cleanUpJob,
  mailInvitationJob,
  mailNoticeJob,
  mailPasswordResetJob,
  mailSignUpJob,
  sendMailJob,
} from './job-definitions.ts';
import { Mail } from './mail/mail.entity.ts';
import { Notice } from './notice/notice.entity.ts';
import { Onboarding } from './onboarding/onboarding.entity.ts';
import { RequestQuota } from './request-quota/request-quota.entity.ts';
import { PasswordReset } from './password-reset/password-reset.entity.ts';
import { RateLimit } from './rate-limit/rate-limit.entity.ts';
import { PendingSignUp } from './sign-up/pending-sign-up.entity.ts';
import { Member } from './membership/member.entity.ts';
import { Tenant } from './tenant/tenant.entity.ts';

export const database: ServiceDatabase = {
  service: 'accounts',
  entities: [ApiToken, Tenant, Member, Onboarding, Notice, Invitation],
  directoryEntities: [
    User,
    Session,
    Credential,
    Verification,
    TwoFactor,
    PendingSignUp,
    PasswordReset,
    RateLimit,
    RequestQuota,
    Mail,
  ],
  sends: [
    ...[sendMailJob, mailSignUpJob, mailPasswordResetJob, mailNoticeJob, mailInvitationJob, cleanUpJob],
    ...[tenantCreated, tenantUpdated],
  ],
};
