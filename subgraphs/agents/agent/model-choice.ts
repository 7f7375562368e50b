import type { ValidationIssue } from '@konstruct/kit/graph';
import type { TenantContext } from '../context.ts';
import { KeyReplica } from '../replicas/key-replica.entity.ts';

interface ModelChoice {
  readonly providerId: string;
  readonly llmKeyId: string | null;
}

const issue = (field: string, code: string, message: string): ValidationIssue => ({
  path: ['input', field],
  code,
  message,
});

/** The issues with a choice of provider and key. Another company's key is as unknown as one that never existed. */
export async function checkModelChoice(ctx: TenantContext, choice: ModelChoice): Promise<ValidationIssue[]> {
  const provider = ctx.deps.providers.get(choice.providerId);
  if (!provider) return [issue('providerId', 'unknown_provider', 'This provider is not available here.')];
  if (choice.llmKeyId === null) {
    return provider.isKeyRequired ? [issue('llmKeyId', 'required', `Choose a key for ${provider.name}.`)] : [];
  }
  const keyProviderId = await providerOfKey(ctx, choice.llmKeyId);
  return keyProviderId === provider.id
    ? []
    : [issue('llmKeyId', 'unknown_key', `This key does not exist, or is not for ${provider.name}.`)];
}

/** The event of a key that was just added may not have arrived yet: then we ask the keys service. */
async function providerOfKey({ tenantId, em, deps }: TenantContext, keyId: string): Promise<string | null> {
  const known = await em.findOne(KeyReplica, { id: keyId });
  if (known) return known.isRemoved ? null : known.providerId;
  return (await deps.keys.find(tenantId, keyId))?.providerId ?? null;
}
