import { classifyFailure, definitionOf, type LimitName, refusedParameter } from '@konstruct/providers';
import type { KeyCheck, KeyTarget, KeyResult } from './key-check.port.ts';
import { type Answer, answerOf, classOf, isChat, resultOf } from './key-result.ts';

export interface KeyCheckOptions {
  /** For addresses from the configuration. */
  readonly platformFetch: typeof fetch;
  /** For addresses from a tenant. */
  readonly tenantFetch: typeof fetch;
  /** For all calls of one try together. */
  readonly timeoutMs?: number;
}

/**
 * No endpoint has a model with this name. A request for it costs nothing, but still has to pass the endpoint's
 * authentication.
 */
const missingModel = 'konstruct-key-check';

const unknown = (because: string): KeyResult => ({ outcome: 'unknown', because });

/**
 * Tries keys over HTTP. Its result contains neither a key nor any text of a provider: providers repeat keys in their
 * messages.
 */
export function createKeyCheck({ platformFetch, tenantFetch, timeoutMs = 10_000 }: KeyCheckOptions): KeyCheck {
  return {
    async tryKey(key, target) {
      const signal = AbortSignal.timeout(timeoutMs);
      const ask = caller(target.isTenantSupplied ? tenantFetch : platformFetch, target, signal);
      try {
        return await decide(key, target, ask);
      } catch (error) {
        const { class: failure, message } = classifyFailure(error);
        if (message !== null) return unknown(lowerFirst(message));
        if (signal.aborted) return unknown(`it did not answer within ${timeoutMs / 1000} seconds`);
        return resultOf(failure, null) ?? unknown('it did not answer');
      }
    },
  };
}

const rejectionOf = (answer: Answer): KeyResult | undefined => {
  const answerClass = classOf(answer);
  return answerClass === null ? undefined : resultOf(answerClass, answer.error?.status ?? null);
};

/** Listing models is free, but OpenAI allows it without credit, and others without any key. So a tiny chat follows. */
async function decide(key: string, target: KeyTarget, ask: ReturnType<typeof caller>): Promise<KeyResult> {
  const own = await ask.holder(key);
  const rejected = own && rejectionOf(own);
  if (rejected) return rejected;
  const list = await ask.list(key);
  const ids = ask.modelIds(list);
  const mayNotList = list.status === 403 || classOf(list) === 'NO_RIGHTS';
  const hasNoList = list.status === 404 && target.models.length === 0;
  if (!ids && !mayNotList && !hasNoList) {
    const isOfList = ['NO_ENDPOINT', 'UNEXPECTED', null].includes(classOf(list));
    return (
      (isOfList ? undefined : rejectionOf(list)) ?? unknown('its response is not a list of models; check the base URL')
    );
  }
  // The models of this endpoint are unknown, and some take minutes to load. A list that only key holders can read is
  // proof enough.
  if (ids && target.models.length === 0 && !ask.modelIds(await ask.list(null))) return { outcome: 'valid' };

  const offered = ids
    ? target.models.filter((model) => ids.some((id) => isModel(id, model))).slice(0, 1)
    : target.models;
  const chat = await chatOnFirst(
    offered.length > 0 ? offered : [(target.models.length > 0 && ids?.[0]) || missingModel],
    (model) => ask.chat(key, model),
  );
  const rejection = rejectionOf(chat);
  if (rejection) return rejection;
  if (classOf(chat) === 'NO_MODEL' && offered.length > 0) return { outcome: 'restricted', by: 'access' };
  // A web page, or JSON of another form, is not a chat, whatever its status.
  if (chat.error === null ? !isChat(chat.body) : chat.error.isPage)
    return unknown('it has no chat endpoint at this base URL');
  return mayNotList
    ? { outcome: 'limited', message: 'This key can chat, but can’t list its models.' }
    : { outcome: 'valid' };
}

/** A request for a missing model costs nothing: if the models are not listed, the next one is tried. */
async function chatOnFirst(
  [model = missingModel, ...others]: readonly string[],
  chat: (model: string) => Promise<Answer>,
): Promise<Answer> {
  const answer = await chat(model);
  return others.length > 0 && classOf(answer) === 'NO_MODEL' ? chatOnFirst(others, chat) : answer;
}

/** Vendors list dated releases of the names that they accept: `claude-haiku-4-5-20251001`. */
const isModel = (id: string, model: string) =>
  id === model || (id.startsWith(`${model}-`) && /^-\d{4}-?\d{2}-?\d{2}$/.test(id.slice(model.length)));

/**
 * Whether an endpoint rejected a chat because of the name of its limit: the chat is then retried with the other name.
 */
function isAboutLimit({ error }: Answer, limitName: LimitName): boolean {
  if (error?.status !== 400 && error?.status !== 422) return false;
  return refusedParameter(error, [limitName]) === limitName;
}

function caller(call: typeof fetch, { providerId, protocol, baseUrl }: KeyTarget, signal: AbortSignal) {
  const { listPath, keyPath, chatPath, headers, limitNames, chat, modelIds } = definitionOf(
    providerId,
    protocol,
  ).dialect;
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await call(`${baseUrl}${path}`, { ...init, signal });
    return answerOf(response.status, await response.text());
  };
  const post = (key: string, model: string, limitName: LimitName) =>
    ask(chatPath(model), {
      method: 'POST',
      headers: { ...headers(key), 'content-type': 'application/json' },
      body: JSON.stringify(chat(model, limitName)),
    });
  return {
    /** What only the holder of the key can read; null if the vendor offers nothing like that. */
    holder: async (key: string) => (keyPath === null ? null : ask(keyPath, { headers: headers(key) })),
    list: (key: string | null) => ask(listPath, { headers: headers(key) }),
    modelIds: ({ status, error, body }: Answer) => (status === 200 && error === null ? modelIds(body) : undefined),
    chat: async (key: string, model: string) => {
      const [usual, other] = limitNames;
      const answer = await post(key, model, usual);
      return other && isAboutLimit(answer, usual) ? post(key, model, other) : answer;
    },
  };
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
