import { directoryTable, p } from '@konstruct/kit/database';

/** better-auth writes these tables. They are declared here so that migrations and the tests of the tables know them. */

const UserSchema = directoryTable({
  schema: 'accounts',
  name: 'User',
  table: 'users',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().unique(),
    emailVerified: p.boolean(),
    image: p.text().nullable(),
    twoFactorEnabled: p.boolean().default(false),
    updatedAt: p.datetime(),
  },
});
export class User extends UserSchema.class {}
UserSchema.setClass(User);

const userId = () => p.manyToOne(User).mapToPk().fieldName('user_id').deleteRule('cascade').index();

const SessionSchema = directoryTable({
  schema: 'accounts',
  name: 'Session',
  table: 'sessions',
  properties: {
    id: p.uuid().primary(),
    /** `sessionDigest` of the token: a person who reads the table cannot take over a session. */
    tokenDigest: p.text().unique(),
    userId: userId(),
    expiresAt: p.datetime(),
    ipAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
    updatedAt: p.datetime(),
  },
});
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);

const CredentialSchema = directoryTable({
  schema: 'accounts',
  name: 'Credential',
  table: 'credentials',
  properties: {
    id: p.uuid().primary(),
    userId: userId(),
    providerId: p.text(),
    accountId: p.text(),
    password: p.text().nullable(),
    accessToken: p.text().nullable(),
    refreshToken: p.text().nullable(),
    idToken: p.text().nullable(),
    accessTokenExpiresAt: p.datetime().nullable(),
    refreshTokenExpiresAt: p.datetime().nullable(),
    scope: p.text().nullable(),
    updatedAt: p.datetime(),
  },
  uniques: [{ properties: ['providerId', 'accountId'] }],
});
export class Credential extends CredentialSchema.class {}
CredentialSchema.setClass(Credential);

const VerificationSchema = directoryTable({
  schema: 'accounts',
  name: 'Verification',
  table: 'verifications',
  properties: {
    id: p.uuid().primary(),
    identifier: p.text().index(),
    value: p.text(),
    expiresAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
export class Verification extends VerificationSchema.class {}
VerificationSchema.setClass(Verification);

const TwoFactorSchema = directoryTable({
  schema: 'accounts',
  name: 'TwoFactor',
  table: 'two_factors',
  properties: {
    id: p.uuid().primary(),
    userId: p.manyToOne(User).mapToPk().fieldName('user_id').deleteRule('cascade').unique(),
    /** Encrypted with the platform's secret, like the recovery codes. */
    secret: p.text(),
    backupCodes: p.text(),
    /** Whether a first code was entered: until then sign-in does not require the second factor. */
    verified: p.boolean(),
    failedVerificationCount: p.integer(),
    lockedUntil: p.datetime().nullable(),
  },
});
export class TwoFactor extends TwoFactorSchema.class {}
TwoFactorSchema.setClass(TwoFactor);
