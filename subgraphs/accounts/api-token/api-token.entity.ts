import { p, tenantTable } from '@konstruct/kit/database';

const ApiTokenSchema = tenantTable({
  schema: 'accounts',
  name: 'ApiToken',
  table: 'api_tokens',
  properties: {
    name: p.string().length(60),
    scopes: p.array(),
    /** The secret itself is not stored. The gateway looks a token up by its digest, before it knows the company. */
    digest: p.string().length(43).hidden().index(),
    lastFour: p.string().length(4),
    createdById: p.uuid(),
    createdByName: p.text(),
    /** Written at most once a minute, by `accounts_functions.note_token_use`. */
    lastUsedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
    revokedByName: p.text().nullable(),
  },
  policies: [{ name: 'across_tenants', command: 'select', roles: ['konstruct_gateway'], using: 'true' }],
});

/** Lets a program act on behalf of the company. */
export class ApiToken extends ApiTokenSchema.class {
  isLive(at: Date): boolean {
    return !this.revokedAt && (!this.expiresAt || this.expiresAt > at);
  }
}

ApiTokenSchema.setClass(ApiToken);
