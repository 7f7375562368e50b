import { type Fields, fieldsOf, listOf, parseJson, textOf } from '../fields.ts';
import type { Rejection } from '../models/refused-parameter.ts';
import { delayInWords, delayMs } from './retry-after.ts';
import { statusOfCodes, statusOfWords } from './rejection-words.ts';

/** An error that a host reported: with an error status, or inside a 200. */
export interface ReportedError extends Rejection {
  readonly status: number;
  readonly type: string | null;
  /** All codes in the error, including those of nested errors. */
  readonly codes: string;
  /** How long its message asks us to wait, in milliseconds; null if it does not. */
  readonly retryAfterMs: number | null;
  /** An HTML page, which an API does not write: a proxy in front of it did. */
  readonly isPage: boolean;
  /** Whether it was JSON, which an API writes. */
  readonly isJson: boolean;
}

/**
 * How many characters of an error are read. Companies choose the hosts, so our patterns see no more of a host's text
 * than this.
 */
export const mostOfError = 4_000;
/** How many entries of a list within an error are read. */
const mostEntries = 20;

const briefOf = (value: unknown): string | null =>
  textOf(typeof value === 'string' ? value.slice(0, mostOfError) : value);
const codeOf = (value: unknown): string | null => (typeof value === 'number' ? String(value) : briefOf(value));
const entriesOf = (value: unknown) => listOf(value).slice(0, mostEntries);
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

/** The text of a validation error: FastAPI's `detail` is a text or a list of issues. */
function detailOf(detail: unknown): string | null {
  const sentences = entriesOf(detail).flatMap((one) => {
    const fields = fieldsOf(one);
    const place = entriesOf(fields?.['loc']).map((part) => codeOf(part) ?? '');
    return fields ? [`${place.join('.')}: ${briefOf(fields['msg']) ?? ''} (${briefOf(fields['type']) ?? ''})`] : [];
  });
  return briefOf(detail) ?? textOf(sentences.join('; '));
}

/** The codes that some hosts write for a success. */
const isSuccess = (code: unknown) =>
  code === undefined || code === null || /^(0*|200|ok|success)$/i.test(String(codeOf(code) ?? ''));
const says = (error: Fields) =>
  Object.values(error).some((value) => value !== null && value !== '' && value !== false && value !== 0);

/**
 * The part of a body that is an error, in the shapes of OpenAI, Anthropic, Mistral, Google, FastAPI, Alibaba, Baidu,
 * MiniMax and routers; null if there is none. Next to an answer, only an unmistakable error counts.
 */
function errorFields(body: unknown): Fields | null {
  const fields = fieldsOf(firstOf(body));
  if (!fields) return null;
  const lists = [fields['choices'], fields['candidates'], fields['data'], fields['models']];
  const hasContent = ['string', 'object'].includes(typeof (fields['content'] ?? undefined));
  const hasAnswer = hasContent || lists.some((list) => listOf(list).length > 0);
  const stated = firstOf(fields['error']) ?? firstOf(fields['errors']);
  const text = briefOf(stated);
  if (text !== null) return { ...fields, message: briefOf(fields['message']) ?? text };
  const error = fieldsOf(stated);
  const isWell = hasAnswer && error !== null && codeOf(error['code']) !== null && isSuccess(error['code']);
  if (error && (!hasAnswer || says(error)) && !isWell) return error;
  const state = fieldsOf(fields['base_resp']);
  if (state && !isSuccess(state['status_code'])) return { code: state['status_code'], message: state['status_msg'] };
  if (fields['object'] === 'error' || fields['type'] === 'error') return fields;
  if (hasAnswer) return null;
  if (fields['detail'] !== undefined || fields['error'] === true || fields['success'] === false) return fields;
  if (!isSuccess(fields['error_code']))
    return { ...fields, code: fields['error_code'], message: fields['error_msg'] ?? fields['message'] };
  const hasWords = briefOf(fields['message'] ?? fields['msg']) !== null;
  return hasWords && (!isSuccess(fields['code']) || fields['status'] === 'error') ? fields : null;
}

/** The numeric status inside an error that arrived with a 200; null if there is none. */
function statusIn(error: Fields): number | null {
  const statuses = [error['status'], error['code'], error['status_code']].map((value) =>
    Number(codeOf(value) ?? Number.NaN),
  );
  return statuses.find((status) => Number.isInteger(status) && status >= 400 && status < 600) ?? null;
}

/** A short body as it is: a sentence, or JSON of an unknown form. Never a page. */
function wordsOf(text: string): string | null {
  return text.length < 500 && !/^\s*(<|\{\s*\}|\[\s*\])/.test(text) ? textOf(text) : null;
}

/** The error in a host's response; null if the response is not an error. */
export function errorIn(status: number, written: string, body: unknown = parseJson(written)): ReportedError | null {
  const error = errorFields(body);
  if (!error && status < 300) return null;
  const text = written.slice(0, mostOfError);
  const [inner, metadata] = [fieldsOf(error?.['innererror'] ?? error?.['error']), fieldsOf(error?.['metadata'])];
  // Routers pass on the message of the provider behind them, as text or as JSON.
  const raw = metadata?.['raw'];
  const behind = textOf(fieldsOf(firstOf(raw)) ? JSON.stringify(raw) : raw);
  const details = [error?.['details'], errorFields(parseJson(behind ?? ''))?.['details']]
    .flatMap(entriesOf)
    .map(fieldsOf);
  const code = codeOf(error?.['code']);
  const type = briefOf(error?.['type']);
  const all = [
    code,
    type,
    codeOf(error?.['status']),
    codeOf(inner?.['code']),
    briefOf(inner?.['type']),
    ...details.map((detail) => codeOf(detail?.['reason'])),
  ];
  const codes = all
    .filter((one) => one !== null)
    .join(' ')
    .slice(0, mostOfError);
  const own = [error?.['message'], fieldsOf(error?.['message'])?.['detail'], error?.['detail'], error?.['msg']].map(
    detailOf,
  );
  const quoted =
    own.find((one) => one !== null) ?? /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? wordsOf(written);
  const message = [quoted, behind]
    .filter((one) => one !== null)
    .join(' ')
    .slice(0, mostOfError);
  const likelyStatus =
    status >= 300 ? status : (statusIn(error ?? {}) ?? statusOfCodes(codes) ?? statusOfWords(`${codes} ${message}`));
  const delays = details.map((detail) => delayMs(detail?.['retryDelay']));
  return {
    ...{ status: likelyStatus, type, code, codes, param: briefOf(error?.['param']), message },
    retryAfterMs: delays.find((delay) => delay !== null) ?? delayInWords(message),
    isPage: /^\s*<(?:!doctype|\?xml|html|head|body|center|h1)/i.test(text),
    isJson: body !== undefined,
  };
}
