import { AnswerError, UnsafeUrlError } from '@konstruct/kit/http';
import { dialects } from './dialects.ts';
import { type Answer, asMeant, isAboutLimit, isAboutModel, judgeRefusal, modelIds } from './judge-answer.ts';
import type { KeyCheck, KeyTarget, KeyVerdict } from './key-check.port.ts';

export interface KeyCheckOptions {
  /** For addresses of the configuration. */
  readonly platformFetch: typeof fetch;
  /** For addresses that a tenant named. */
  readonly tenantFetch: typeof fetch;
  /** For both calls together. */
  readonly timeoutMs?: number;
}

/** Nobody has a model of this name: asking for it costs nothing, and still has to pass the endpoint's door. */
const nobodysModel = 'konstruct-key-check';

const unknown = (because: string): KeyVerdict => ({ outcome: 'unknown', because });

/** Tries keys over HTTP. Neither a key nor anything a provider wrote leaves it: providers repeat keys in their messages. */
export function createKeyCheck({ platformFetch, tenantFetch, timeoutMs = 10_000 }: KeyCheckOptions): KeyCheck {
  return {
    async tryKey(key, target) {
      const signal = AbortSignal.timeout(timeoutMs);
      const ask = caller(target.isTenantSupplied ? tenantFetch : platformFetch, target, signal);
      try {
        return await decide(key, target, ask);
      } catch (error) {
        if (error instanceof UnsafeUrlError || error instanceof AnswerError) return unknown(lowerFirst(error.message));
        return unknown(signal.aborted ? `it did not answer within ${timeoutMs / 1000} seconds` : 'no connection could be made');
      }
    },
  };
}

/** Listing models is free, but at OpenAI it works without credit and at others without any key: so a tiny chat follows. */
async function decide(key: string, target: KeyTarget, ask: ReturnType<typeof caller>): Promise<KeyVerdict> {
  const list = await ask.list(key);
  const ids = modelIds(list);
  const mayNotList = list.status === 403;
  const hasNoList = list.status === 404 && target.models.length === 0;
  if (!ids && !mayNotList && !hasNoList) {
    return judgeRefusal(list) ?? unknown('its response is not a list of models; check the base URL');
  }
  // Nothing is known of this endpoint's models, and some take minutes to load: a list that only key holders see is proof enough.
  if (ids && target.models.length === 0 && !modelIds(await ask.list(null))) return { outcome: 'valid' };

  const offered = ids ? target.models.filter((model) => ids.some((id) => isModel(id, model))).slice(0, 1) : target.models;
  const chat = await chatOnFirst(offered.length > 0 ? offered : [(target.models.length > 0 && ids?.[0]) || nobodysModel], (model) =>
    ask.chat(key, model),
  );
  const refusal = judgeRefusal(chat);
  if (refusal) return refusal;
  if (chat.status === 404 && isAboutModel(chat) && offered.length > 0) return { outcome: 'restricted', by: 'access' };
  if (!isAboutModel(chat) && (chat.status !== 200 || chat.body === undefined)) return unknown('it has no chat endpoint at this base URL');
  return mayNotList ? { outcome: 'limited', complaint: "This key can chat, but can't list its models." } : { outcome: 'valid' };
}

/** A model that is not there costs nothing to ask for: where nobody says which there are, the next one is asked for. */
async function chatOnFirst(
  [model = nobodysModel, ...others]: readonly string[],
  chat: (model: string) => Promise<Answer>,
): Promise<Answer> {
  const answer = await chat(model);
  return others.length > 0 && answer.status === 404 && isAboutModel(answer) ? chatOnFirst(others, chat) : answer;
}

/** Vendors list dated releases of the names that they take: `claude-haiku-4-5-20251001`. */
const isModel = (id: string, model: string) =>
  id === model || (id.startsWith(`${model}-`) && /^-\d{4}-?\d{2}-?\d{2}$/.test(id.slice(model.length)));

function caller(call: typeof fetch, { protocol, baseUrl }: KeyTarget, signal: AbortSignal) {
  const { listPath, chatPath, headers, limitNames, chat } = dialects[protocol];
  const answerOf = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await call(`${baseUrl}${path}`, { ...init, signal });
    return asMeant({ status: response.status, body: parse(await response.text()) });
  };
  const post = (key: string, body: object) =>
    answerOf(chatPath, {
      method: 'POST',
      headers: { ...headers(key), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    list: (key: string | null) => answerOf(listPath, { headers: headers(key) }),
    chat: async (key: string, model: string) => {
      const [usual, other] = limitNames;
      const answer = await post(key, chat(model, usual));
      return other && isAboutLimit(answer, usual) ? post(key, chat(model, other)) : answer;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
