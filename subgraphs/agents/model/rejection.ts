import type { Rejection } from '@konstruct/schema/models';
import type { ModelOutcome } from '../runtime/model.port.ts';
import { type Fields, fieldsOf, listOf, parseJson, textOf } from './fields.ts';

/** An error that a host reported: with a status of its own, or inside a 200. */
export interface ReportedError extends Rejection {
  readonly status: number;
  readonly type: string | null;
  /** All codes that stand in it, those of nested errors too. */
  readonly codes: string;
}

const codeOf = (value: unknown): string | null => (typeof value === 'number' ? String(value) : textOf(value));

/** What a field check says: FastAPI's `detail`, a text or a list of what is wrong. */
function detailOf(detail: unknown): string | null {
  const sentences = listOf(detail).flatMap((one) => {
    const fields = fieldsOf(one);
    return fields ? [`${listOf(fields['loc']).join('.')}: ${textOf(fields['msg']) ?? ''} (${textOf(fields['type']) ?? ''})`] : [];
  });
  return textOf(detail) ?? textOf(sentences.join('; '));
}

/** The part of a body that is an error, in the shapes of OpenAI, Anthropic, Mistral, Google, FastAPI and routers; null: it is none. */
function errorFields(body: unknown): Fields | null {
  const fields = fieldsOf(listOf(body)[0] ?? body);
  if (!fields) return null;
  const text = textOf(fields['error']);
  if (text !== null) return { ...fields, message: textOf(fields['message']) ?? text };
  const error = fieldsOf(fields['error']) ?? fieldsOf(listOf(fields['errors'])[0]);
  if (error) return error;
  return fields['object'] === 'error' || fields['type'] === 'error' || fields['detail'] !== undefined ? fields : null;
}

/** The status that an error inside a 200 tells, in numbers or in words; null where it tells none. */
function statusIn(error: Fields, codes: string): number | null {
  for (const value of [error['status'], error['code'], error['status_code']]) {
    const status = Number(value);
    if (Number.isInteger(status) && status >= 400 && status < 600) return status;
  }
  if (/quota|billing|credit|payment/i.test(codes)) return 402;
  if (/rate_?limit|too_many_requests|resource_exhausted/i.test(codes)) return 429;
  if (/authentication|unauthori[sz]ed|unauthenticated/i.test(codes)) return 401;
  if (/permission/i.test(codes)) return 403;
  if (/not_found/i.test(codes)) return 404;
  if (/invalid|bad_?request|unsupported|content_|context_/i.test(codes)) return 400;
  return null;
}

/** A short body as it is: a sentence, or JSON whose form is not known. Never a page. */
function wordsOf(text: string): string | null {
  return text.length < 500 && !/^\s*(<|\{\s*\}|\[\s*\])/.test(text) ? textOf(text) : null;
}

/** The error in a host's answer; null where the answer is none. */
export function errorIn(status: number, text: string, body: unknown = parseJson(text)): ReportedError | null {
  const error = errorFields(body);
  if (!error && status < 300) return null;
  const [inner, metadata] = [fieldsOf(error?.['innererror']), fieldsOf(error?.['metadata'])];
  const reasons = listOf(error?.['details']).map((detail) => codeOf(fieldsOf(detail)?.['reason']));
  const code = codeOf(error?.['code']);
  const type = textOf(error?.['type']);
  const codes = [code, type, codeOf(error?.['status']), codeOf(inner?.['code']), ...reasons].filter((one) => one !== null).join(' ');
  // Routers hand the words of the provider behind them on, as text.
  const behind = textOf(metadata?.['raw']);
  const own = [error?.['message'], fieldsOf(error?.['message'])?.['detail'], error?.['detail'], error?.['msg']].map(detailOf);
  const quoted = own.find((one) => one !== null) ?? /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? wordsOf(text);
  const message = [quoted, behind].filter((one) => one !== null).join(' ');
  const told = status >= 300 ? status : (statusIn(error ?? {}, codes) ?? statusBy(`${codes} ${message}`));
  return { status: told, type, code, codes, param: textOf(error?.['param']), message };
}

/** Vendors answer some of these with 400 and some with 429: a key without money behind it, and Google's for a wrong one. */
const key =
  /insufficient_quota|billing_\w+|billing details|billing hard limit|plans & billing|API_KEY_INVALID|invalid_api_key|api key not valid|credit balance|insufficient (credit|balance)|organization has been disabled/i;
const length =
  /context_length_exceeded|string_above_max_length|request_too_large|exceed_context_size|maximum (context|prompt) length|exceeds the maximum number of tokens|context (length|window|size|limit)|prompt is too long|input is too long|input length|too many (input )?tokens|request too large|reduce the length|max_tokens must be at least 1, got -/i;
const filtered =
  /content_filter|content_policy|invalid_prompt|ResponsibleAIPolicy|data_inspection_failed|content management policy|content filter|content policy|safety system|usage polic|acceptable use|inappropriate content|flagged|prohibited_content|moderation|usage guidelines|content exists risk|guardrail|敏感内容/i;
/** Half a character, which strict hosts refuse in JSON. */
const malformed = /surrogate|invalid (unicode|utf-?8)|unpaired/i;
const model =
  /model_not_found|model_not_available|model_decommissioned|DeploymentNotFound|unsupported_model|model_not_supported|no endpoints found|model\b[^\n]{0,120}(does not exist|not found|is not available|decommissioned)|does not exist or you do not have access|does not have access to model|invalid model|unknown model/i;

/** The status of an error inside a 200 that tells none: that of what its words are about. A router's provider that failed passes. */
const statusBy = (said: string): number => ([key, length, filtered, malformed, model].some((about) => about.test(said)) ? 400 : 503);

type Refused = Extract<ModelOutcome, { kind: 'refused' }>;

function aboutOf({ status, codes, message }: ReportedError): Refused['about'] | null {
  const said = `${codes} ${message}`;
  if (status === 429) return /request too large/i.test(message) ? 'LENGTH' : key.test(said) ? 'KEY' : null;
  // Some hosts of one model answer a prompt that is too long as a fault of their own.
  if (status >= 500) return status === 500 && length.test(said) ? 'LENGTH' : null;
  if ([408, 409, 425].includes(status)) return null;
  if (status === 401 || status === 402) return 'KEY';
  if (status === 413) return 'LENGTH';
  if (filtered.test(said) || malformed.test(said)) return 'TEXT';
  if (status === 403) return model.test(said) ? 'MODEL' : 'KEY';
  if (key.test(said)) return 'KEY';
  if (length.test(said)) return 'LENGTH';
  return status === 404 || status === 410 || model.test(said) ? 'MODEL' : 'REQUEST';
}

/** What an error means for the message that waits for its answer, and for the bill. `isInside`: it came in a 200. */
export function rejected(error: ReportedError, isInside: boolean, retryAfterMs: number | null): ModelOutcome {
  const { status, message } = error;
  const complaint = textOf(message) ?? (isInside ? 'It reported an error.' : `It answered with status ${status}.`);
  const about = aboutOf(error);
  if (about !== null) return { kind: 'refused', about, complaint };
  // A gateway's time-out: the model may well have worked. An error inside a 200 says that no answer was made.
  const mayBePaid = !isInside && (status === 504 || status === 524);
  const told = isInside ? (message ? `It reported an error: ${message}` : complaint) : `It answered with status ${status}.`;
  return { kind: 'unavailable', mayBePaid, complaint: told, retryAfterMs };
}
