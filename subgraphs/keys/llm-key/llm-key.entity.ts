import { directoryRole, p, tenantTable } from '@konstruct/kit/database';
import type { SealedColumn } from '@konstruct/kit/vault';

const LlmKeySchema = tenantTable({
  schema: 'keys',
  name: 'LlmKey',
  table: 'llm_keys',
  properties: {
    providerId: p.string().length(40),
    label: p.string().length(60),
    /** As the tenant entered it, without a trailing slash; null for the provider's own. */
    baseUrl: p.string().length(2048).nullable(),
    /** Only the agents' runtime can open it; null once the key was removed. */
    sealed: p.text().nullable().hidden(),
    /** The name of the vault key that it was sealed with. */
    sealedWith: p.text().nullable().hidden(),
    lastFour: p.string().length(4),
    fingerprint: p.string().length(19),
    status: p.enum(['VALID', 'INVALID', 'RESTRICTED'] as const),
    lastError: p.string().nullable(),
    /** Incremented with each change that other services are notified of. */
    version: p.integer(),
    idempotencyKey: p.string().length(200),
    createdById: p.string(),
    createdByName: p.text(),
    removedAt: p.datetime().nullable(),
    removedByName: p.text().nullable(),
  },
  uniques: [{ properties: ['idempotencyKey'] }],
  // Lists which row needs which vault key, in all companies. The grants cover no other columns.
  policies: [{ name: 'list_sealed', command: 'select', roles: [directoryRole('keys')], using: 'sealed is not null' }],
});

interface Owner {
  readonly tenantId: string;
  readonly providerId: string;
  readonly baseUrl: string | null;
  readonly keyId: string;
}

/** The binding of a sealed key: moved to another row or another address, it does not open. */
const llmKeyBinding = ({ tenantId, providerId, baseUrl, keyId }: Owner) => ({
  tenantId,
  providerId,
  baseUrl: baseUrl ?? '',
  keyId,
});

/** Where the sealed keys are stored. */
export const sealedLlmKeys: SealedColumn = {
  vault: 'LLM_VAULT',
  what: 'LLM key',
  table: 'keys.llm_keys',
  isDirectory: false,
  id: 'id',
  idType: 'uuid',
  column: 'sealed',
  keyIdColumn: 'sealed_with',
  boundTo: ['provider_id', 'base_url'],
  bindingOf: ({ tenant_id: tenantId, id, provider_id: providerId, base_url: baseUrl }) =>
    llmKeyBinding({
      tenantId: tenantId ?? '',
      keyId: id ?? '',
      providerId: providerId ?? '',
      baseUrl: baseUrl ?? null,
    }),
};

/** A company's own key for a provider. */
export class LlmKey extends LlmKeySchema.class {
  binding(): ReturnType<typeof llmKeyBinding> {
    return llmKeyBinding({
      tenantId: this.tenantId,
      providerId: this.providerId,
      baseUrl: this.baseUrl ?? null,
      keyId: this.id,
    });
  }

  /** Erases the key for good. The row stays, to show who removed which key. */
  remove(at: Date, byName: string): void {
    this.sealed = null;
    this.sealedWith = null;
    this.removedAt = at;
    this.removedByName = byName;
    this.version += 1;
  }
}
LlmKeySchema.setClass(LlmKey);
