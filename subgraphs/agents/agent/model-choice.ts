import type { EntityManager } from '@konstruct/kit/database';
import type { ValidationIssue } from '@konstruct/kit/graph';
import { KnownKey } from '../known/known-key.entity.ts';
import type { Providers } from '../provider/provider.ts';
import type { KeyStore } from '../provider/key-store.port.ts';

interface ModelChoice {
  readonly providerId: string;
  readonly llmKeyId: string | null;
}

/** What a choice of provider and key is checked against. */
export interface ModelChoiceRules {
  readonly providers: Providers;
  readonly keys: KeyStore;
}

const issue = (field: string, code: string, message: string): ValidationIssue => ({ path: ['input', field], code, message });

/** What is wrong with a choice of provider and key. A key of another company is as unknown as one that never was. */
export async function checkModelChoice(
  em: EntityManager,
  tenantId: string,
  choice: ModelChoice,
  rules: ModelChoiceRules,
): Promise<ValidationIssue[]> {
  const provider = rules.providers.get(choice.providerId);
  if (!provider) return [issue('providerId', 'unknown_provider', 'This provider is not available here.')];
  if (choice.llmKeyId === null) {
    return provider.isKeyRequired ? [issue('llmKeyId', 'required', `Choose a key for ${provider.name}.`)] : [];
  }
  const keyProviderId = await providerOfKey(em, tenantId, choice.llmKeyId, rules.keys);
  return keyProviderId === provider.id
    ? []
    : [issue('llmKeyId', 'unknown_key', `This key does not exist, or is not for ${provider.name}.`)];
}

/** A key that was added a moment ago may not have been told of yet: then its owner is asked. */
async function providerOfKey(em: EntityManager, tenantId: string, keyId: string, keys: KeyStore): Promise<string | null> {
  const known = await em.findOne(KnownKey, { id: keyId });
  if (known) return known.isRemoved ? null : known.providerId;
  return (await keys.find(tenantId, keyId))?.providerId ?? null;
}
