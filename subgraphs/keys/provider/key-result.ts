import {
  type AnswerClass,
  classifyError,
  type ErrorClass,
  errorIn,
  fieldsOf,
  parseJson,
  type ReportedError,
} from '@konstruct/providers';
import type { KeyResult } from './key-check.port.ts';

/** A provider's answer. */
export interface Answer {
  readonly status: number;
  /** Undefined if it was not JSON. */
  readonly body: unknown;
  /** Null if the answer is not an error. Routers report a rejection by the provider behind them with status 200. */
  readonly error: ReportedError | null;
}

export function answerOf(status: number, text: string): Answer {
  const body = parseJson(text);
  return { status, body, error: errorIn(status, text, body) };
}

/** The class of an error answer; null if it is not an error. */
export const classOf = ({ error }: Answer): ErrorClass | null => error && classifyError(error);

/** Fields of a model's answer in each protocol, also of one without any text. */
const answerFields = ['choices', 'content', 'candidates', 'promptFeedback'];

/** Whether a body has the form of a model's answer. Some hosts answer every path with JSON of their own. */
export function isChat(body: unknown): boolean {
  const fields = fieldsOf(body);
  return fields !== null && (fields['type'] === 'message' || answerFields.some((name) => name in fields));
}

const unknown = (because: string): KeyResult => ({ outcome: 'unknown', because });

/**
 * What an answer of this class says about the key; undefined: the key was accepted, and something else was rejected.
 */
export function resultOf(answerClass: AnswerClass, status: number | null): KeyResult | undefined {
  switch (answerClass) {
    case 'WRONG_KEY':
      return { outcome: 'invalid' };
    case 'NO_QUOTA':
      return { outcome: 'restricted', by: 'quota' };
    case 'NO_RIGHTS':
      return { outcome: 'restricted', by: 'access' };
    case 'BUSY':
      return unknown('it is too busy right now');
    case 'FAILING':
      if (status === null) return unknown('it reported an internal error');
      return unknown(
        status < 500 ? `it answered with status ${status}` : `it reported an internal error (status ${status})`,
      );
    case 'NO_ENDPOINT':
    case 'UNEXPECTED':
      return unknown('it has no chat under this base URL');
    case 'UNREACHABLE':
      return unknown('no connection could be made');
    case 'UNSAFE_ADDRESS':
      return unknown('its address may not be called');
    case 'UNFIT_ANSWER':
    case 'LOST':
      return unknown('the connection broke before it answered');
    case 'NO_MODEL':
    case 'TOO_LONG':
    case 'REFUSED_CONTENT':
    case 'NO_ROOM':
    case 'BAD_REQUEST':
      return undefined;
  }
}
