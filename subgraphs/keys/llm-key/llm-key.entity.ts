import { p, tenantTable } from '@konstruct/kit/database';

const LlmKeySchema = tenantTable({
  schema: 'keys',
  name: 'LlmKey',
  table: 'llm_keys',
  properties: {
    providerId: p.string().length(40),
    label: p.string().length(60),
    /** As the tenant named it, without a slash at the end; null where the provider's own is used. */
    baseUrl: p.string().length(2048).nullable(),
    /** Readable by the agents' runtime only; null once the key was removed. */
    sealed: p.text().nullable().hidden(),
    lastFour: p.string().length(4),
    fingerprint: p.string().length(19),
    status: p.enum(['VALID', 'INVALID', 'RESTRICTED'] as const),
    lastError: p.string().nullable(),
    /** Grows with each change that other services hear of. */
    version: p.integer(),
    idempotencyKey: p.string().length(200),
    createdById: p.string(),
    createdByName: p.text(),
    removedAt: p.datetime().nullable(),
    removedByName: p.text().nullable(),
  },
  uniques: [{ properties: ['idempotencyKey'] }],
});

/** A company's own key of a provider. */
export class LlmKey extends LlmKeySchema.class {
  /** To whom the key is sealed: moved to another row or another address, it does not open. */
  binding(): Record<'tenantId' | 'providerId' | 'baseUrl' | 'keyId', string> {
    return { tenantId: this.tenantId, providerId: this.providerId, baseUrl: this.baseUrl ?? '', keyId: this.id };
  }

  /** Forgets the key for good; the row stays, so that it can be told who removed which key. */
  remove(at: Date, byName: string): void {
    this.sealed = null;
    this.removedAt = at;
    this.removedByName = byName;
    this.version += 1;
  }
}
LlmKeySchema.setClass(LlmKey);
