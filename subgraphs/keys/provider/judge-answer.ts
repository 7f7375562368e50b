import { type LimitName, refusedParameter } from '@konstruct/schema/models';
import type { KeyVerdict } from './key-check.port.ts';

/** What a provider answered; `body` is undefined where that was not JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The whole of an error's body in lower case: each vendor keeps its code in another corner of it. */
const textOf = ({ body }: Answer) => JSON.stringify(body ?? '').toLowerCase();

const wrongKey =
  /api_key_invalid|invalid_api_key|(?:invalid|incorrect|wrong) api[ -]?key|api[ -]?key (?:is |was |has )?(?:not valid|invalid|incorrect|expired|disabled)/;
const noCredit = /insufficient_quota|billing_error|credit balance is too low|insufficient credit|insufficient balance/;

/** The statuses that types of errors stand for, where no number does. */
const statuses: readonly (readonly [RegExp, number])[] = [
  [/authentication|unauthori[sz]ed|unauthenticated|api_?key/, 401],
  [/quota|billing|credit|payment/, 402],
  [/permission|forbidden|access_?denied/, 403],
  [/not_?found/, 404],
  [/rate_?limit|too_?many_?requests/, 429],
  [/invalid|bad_?request|unsupported/, 400],
];

const fieldsOf = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null);

/** An answer under the status that it means: routers report what the provider behind them refused in a 200. */
export function asMeant(answer: Answer): Answer {
  const body = fieldsOf(answer.body);
  const error = body?.['error'] ?? (body?.['type'] === 'error' ? body : null);
  const hasAnswer = [body?.['data'], body?.['choices']].some((list) => Array.isArray(list) && list.length > 0);
  if (answer.status !== 200 || !error || hasAnswer) return answer;
  const fields = fieldsOf(error);
  const codes = [fields?.['code'], fields?.['status'], fields?.['type']];
  const told = codes.map(Number).find((code) => code >= 400 && code < 600);
  const words = codes
    .filter((code) => typeof code === 'string')
    .join(' ')
    .toLowerCase();
  return { ...answer, status: told ?? statuses.find(([pattern]) => pattern.test(words))?.[1] ?? 503 };
}

/** What a refusal tells of the key; undefined where it was not refused on the key's account. */
export function judgeRefusal(answer: Answer): KeyVerdict | undefined {
  const { status } = answer;
  const text = textOf(answer);
  if (status === 401) return { outcome: 'invalid' };
  // Gemini's word for a wrong key, and Anthropic's for an empty account, is 400.
  if (status === 400 && wrongKey.test(text)) return { outcome: 'invalid' };
  if (status === 402 || ((status === 400 || status === 429) && noCredit.test(text))) return { outcome: 'restricted', by: 'quota' };
  if (status === 403) return { outcome: 'restricted', by: 'access' };
  if (status === 429) return { outcome: 'unknown', because: 'it is too busy right now' };
  if (status >= 500) return { outcome: 'unknown', because: `it reported an internal error (status ${status})` };
  return undefined;
}

/** Whether an endpoint refused a chat for the name of its limit: it is then asked once more by the other one. */
export function isAboutLimit(answer: Answer, limitName: LimitName): boolean {
  if (answer.status !== 400 && answer.status !== 422) return false;
  return refusedParameter({ message: textOf(answer), param: null, code: null }, [limitName]) === limitName;
}

/** Whether the answer is about the model that was named, so that the key itself was let in. */
export function isAboutModel(answer: Answer): boolean {
  if (answer.body === undefined) return false;
  return answer.status === 400 || answer.status === 422 || (answer.status === 404 && textOf(answer).includes('model'));
}

/** The ids of a list of models in either vendor's form; undefined where it is no such list. */
export function modelIds({ status, body }: Answer): string[] | undefined {
  if (status !== 200 || typeof body !== 'object' || body === null) return undefined;
  const list: unknown = 'data' in body ? body.data : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((model: unknown) =>
    typeof model === 'object' && model !== null && 'id' in model && typeof model.id === 'string' && model.id.length <= 200
      ? [model.id]
      : [],
  );
}
