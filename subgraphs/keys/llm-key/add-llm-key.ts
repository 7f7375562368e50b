import { newId } from '@konstruct/kit/database';
import { fromZod, validationError } from '@konstruct/kit/graph';
import { sealWithin } from '@konstruct/kit/vault';
import { definitionOf } from '@konstruct/providers';
import { authorOf, type Context, inTransaction, tenantContextOf, type TenantContext } from '../context.ts';
import type { AddLlmKeyInput } from '../generated/resolvers.ts';
import type { Provider } from '../provider/provider.ts';
import { checkBaseUrl } from './check-base-url.ts';
import { isLimitReached, keyLimit, lockKeys } from './key-limit.ts';
import { keyRejection } from './key-rejection.ts';
import { type AddLlmKey, addLlmKeyInput, lastFourOf } from './llm-key-input.ts';
import { LlmKey } from './llm-key.entity.ts';
import { publishKeyUpdate } from './publish-key-update.ts';

/**
 * Stores a key, sealed, if its provider accepts it. The plain key is gone after the call. A repeat returns the key of
 * the first call.
 */
export async function addLlmKey(ctx: Context, raw: AddLlmKeyInput) {
  const parsed = addLlmKeyInput.safeParse(raw);
  if (!parsed.success) return fromZod(parsed.error);
  const input = parsed.data;
  const own = tenantContextOf(ctx);
  const { deps } = own;
  const fingerprint = deps.fingerprint(input.key, own.tenantId);

  const repeated = await findRepeat(own, input, fingerprint);
  if (repeated) return repeated;
  if (await isLimitReached(own)) return keyLimit();
  const target = await chooseTarget(own, input);
  if ('__typename' in target) return target;

  const result = await deps.keyCheck.tryKey(input.key, target.keyTarget);
  const rejection = keyRejection(result, target.provider);
  if (rejection) return rejection;

  return inTransaction(own, async (tx) => {
    const { tenantId, em, clock } = tx;
    await lockKeys(tx);
    const raced = (await findRepeat(tx, input, fingerprint)) ?? ((await isLimitReached(tx)) ? keyLimit() : undefined);
    if (raced) return raced;
    const author = authorOf(ctx);
    const llmKey = em.create(LlmKey, {
      tenantId,
      id: newId(),
      providerId: target.provider.id,
      label: input.label,
      baseUrl: target.baseUrl,
      sealed: null,
      sealedWith: null,
      lastFour: lastFourOf(input.key),
      fingerprint,
      status: result.outcome === 'limited' ? 'RESTRICTED' : 'VALID',
      lastError: result.outcome === 'limited' ? result.message : null,
      version: 1,
      idempotencyKey: input.idempotencyKey,
      createdById: author.id,
      createdByName: author.name,
      createdAt: clock.now(),
      removedAt: null,
      removedByName: null,
    });
    const { sealed, keyId } = await sealWithin(em, 'keys', deps.sealer, input.key, llmKey.binding());
    em.assign(llmKey, { sealed, sealedWith: keyId });
    await publishKeyUpdate(tx, llmKey);
    return { __typename: 'AddLlmKeySuccess' as const, llmKey };
  });
}

/**
 * The provider, and the address at which the key is tried and used: the vendor's own, or the one from the input if the
 * provider needs one.
 */
async function chooseTarget({ deps: { catalogue, guard } }: TenantContext, { providerId, baseUrl }: AddLlmKey) {
  const provider = catalogue.find(providerId);
  if (!provider) return issue('providerId', 'unknown_provider', 'Choose a provider from the list.');
  if (!provider.isKeyRequired) return issue('providerId', 'no_key_needed', `${provider.name} does not need a key.`);
  if (provider.baseUrl !== null) {
    if (baseUrl !== null)
      return issue(
        'baseUrl',
        'not_allowed',
        `A key for ${provider.name} is only sent to ${provider.name}. Leave the base URL empty.`,
      );
    return { provider, baseUrl: null, keyTarget: keyTargetOf(provider, provider.baseUrl, false) };
  }
  if (baseUrl === null) return issue('baseUrl', 'required', 'Enter the base URL of the endpoint.');
  const checked = await checkBaseUrl(baseUrl, guard);
  if ('issue' in checked) return issue('baseUrl', 'unsafe_url', checked.issue);
  const whole = definitionOf(provider.id, provider.protocol).completeBaseUrl(checked.baseUrl);
  return { provider, baseUrl: whole, keyTarget: keyTargetOf(provider, whole, true) };
}

const keyTargetOf = ({ id, protocol, models }: Provider, baseUrl: string, isTenantSupplied: boolean) => ({
  providerId: id,
  protocol,
  baseUrl,
  isTenantSupplied,
  models: models.map(({ id }) => id),
});

/**
 * The key that the same call created before; an error if the idempotency key was used for another call, or if the key
 * was removed.
 */
async function findRepeat({ em }: TenantContext, { idempotencyKey, providerId }: AddLlmKey, fingerprint: string) {
  const llmKey = await em.findOne(LlmKey, { idempotencyKey });
  if (!llmKey) return undefined;
  const isSame = llmKey.providerId === providerId && llmKey.fingerprint === fingerprint && llmKey.removedAt === null;
  return isSame
    ? { __typename: 'AddLlmKeySuccess' as const, llmKey }
    : issue(
        'idempotencyKey',
        'idempotency_key_used',
        'This idempotency key was used for another LLM key. Send a new one.',
      );
}

const issue = (field: string, code: string, message: string) =>
  validationError([{ path: ['input', field], code, message }]);
