import {
  type CallParameters,
  findModel,
  type LimitName,
  type Protocol,
  refusedParameter,
  type Rejection,
} from '@konstruct/providers';
import type { ModelCall } from '../model.port.ts';

/** The parameters of a call, in addition to its prompt. */
export type Parameters = CallParameters;

/** What calls have revealed about a model at an endpoint: it overrides the table. */
export type Adjustment = Partial<Parameters>;

/** The parts of a call that determine its parameters. */
export type Asked = Pick<ModelCall, 'protocol' | 'modelId' | 'maxOutputTokens'>;

/** Protocols that accept the same parameters. */
const familyOf = {
  openai: 'openai',
  'openai-compatible': 'openai',
  anthropic: 'anthropic',
  google: 'google',
} as const satisfies Record<Protocol, string>;

/** The usual name of the limit in each protocol. */
const limitNames: Readonly<Record<Protocol, LimitName>> = {
  openai: 'max_completion_tokens',
  'openai-compatible': 'max_tokens',
  anthropic: 'max_tokens',
  google: 'maxOutputTokens',
};

/**
 * The parameters of a first try. Other hosts of OpenAI's protocol get the parameters of the table for OpenAI's models
 * too, also behind a router's prefix. For a model that is not in the table we send the limit alone, by its usual name
 * in the protocol.
 */
export function parametersFor({ protocol, modelId, maxOutputTokens: limit }: Asked): Parameters {
  const entry = findModel(modelId);
  const isOwn = entry !== undefined && familyOf[entry.protocol] === familyOf[protocol];
  return { limitName: isOwn ? entry.limitName : limitNames[protocol], limit, effort: isOwn ? entry.effort : null };
}

/** A number of at most twelve digits, with or without separators: a longer one is not a token count. */
const count = String.raw`(?<![\w.-])(\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,12}(?!\d))`;
const numberOf = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits.replaceAll(',', ''));

/** Excludes digits within names such as `gpt-4o-mini-2024-07-18`. */
const numbers = new RegExp(String.raw`${count}(?![\w-]|\.\d)`, 'g');
const bounds = new RegExp(
  String.raw`(?:<=|≤|at most|up to|no more than|than or equal to|(?:cannot|must not|may not) exceed|maximum (?:value )?(?:is|of)|limit (?:is|of))\D{0,20}${count}`,
  'gi',
);

/**
 * The highest limit that a message allows: the number that it calls a bound, or the largest number after the limit's
 * name. Null: none below `sent`.
 */
function mostIn(message: string, { limitName, limit }: Parameters): number | null {
  const about = message.slice(Math.max(message.indexOf(limitName), 0));
  const [bounding, all] = [message.matchAll(bounds), about.matchAll(numbers)].map((found) =>
    [...found].map(([, digits]) => numberOf(digits) ?? 0).filter((number) => number < limit),
  );
  const candidates = bounding && bounding.length > 0 ? bounding : (all ?? []);
  return candidates.reduce<number | null>((most, number) => Math.max(most ?? 0, number), null);
}

/** With less room than this, a call is not worthwhile. */
const leastRoom = 200;

/** How hosts report their window, and how much of it the prompt takes: OpenAI, OpenRouter, SGLang, vLLM, TGI. */
const windows = [
  new RegExp(String.raw`context (?:length|window|limit|size)\D{0,30}${count}`, 'i'),
  new RegExp(String.raw`max_new_tokens\W? must be <= ${count}`, 'i'),
];
const taken = [
  new RegExp(
    String.raw`(?<!at least )${count} (?:input tokens|tokens (?:in|from) the (?:input|messages|prompt)|in the (?:messages|prompt)|in your prompt|prompt tokens|of text input|\W?inputs\W? tokens)`,
    'i',
  ),
  new RegExp(String.raw`messages resulted in ${count} tokens`, 'i'),
];
/** Anthropic's sum: `5000 + 4500 > 8192`. */
const sum = new RegExp(String.raw`${count} \+ \d[\d,]{0,11} > ${count}`);

const firstIn = (patterns: readonly RegExp[], message: string): number | null =>
  patterns.map((pattern) => numberOf(pattern.exec(message)?.[1])).find((number) => number !== null) ?? null;

/** The tokens left next to the prompt, if a host with a small window reports both numbers; null if it does not. */
function roomBeside(message: string): number | null {
  const [, read, all] = sum.exec(message) ?? [];
  const [used, window] = [numberOf(read) ?? firstIn(taken, message), numberOf(all) ?? firstIn(windows, message)];
  return used === null || window === null ? null : window - used;
}

/** A change of the parameters. `isOfPrompt`: it is valid for this prompt only. */
export interface Adjusted {
  readonly change: Adjustment;
  readonly isOfPrompt: boolean;
}

function wanted(rejection: Rejection, sent: Parameters, protocol: ModelCall['protocol']): Adjusted | null {
  const { message } = rejection;
  const room = roomBeside(message);
  if (room !== null)
    return room >= leastRoom && room < sent.limit ? { change: { limit: room }, isOfPrompt: true } : null;
  const names = [sent.limitName, ...(sent.effort === null ? [] : (['effort'] as const))];
  const refused = refusedParameter(rejection, names);
  if (refused === 'effort') return { change: { effort: null }, isOfPrompt: false };
  if (refused !== null) {
    if (familyOf[protocol] !== 'openai') return null;
    // A host that does not know this name is not the kind of host that we assumed, so we send no effort either.
    return {
      change: { limitName: refused === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens', effort: null },
      isOfPrompt: false,
    };
  }
  if (!`${rejection.param ?? ''} ${message}`.includes(sent.limitName)) return null;
  const most = mostIn(message, sent);
  return most !== null && most >= leastRoom ? { change: { limit: most }, isOfPrompt: false } : null;
}

/**
 * What to change after a rejection: the limit under its other name, a limit that the host accepts, or no effort. Holds
 * only what differs from the sent parameters. Null if the rejection is about something else, or nothing is left to
 * change.
 */
export function adjustmentFor(
  rejection: Rejection & { readonly status: number },
  sent: Parameters,
  protocol: ModelCall['protocol'],
): Adjusted | null {
  if (rejection.status !== 400 && rejection.status !== 422) return null;
  const adjusted = wanted(rejection, sent, protocol);
  if (!adjusted) return null;
  const change = Object.fromEntries(
    Object.entries(adjusted.change).filter(([name, value]) => sent[name as keyof Parameters] !== value),
  ) as Adjustment;
  return Object.keys(change).length > 0 ? { ...adjusted, change } : null;
}

/** Whether both change the same parameter in the same scope: then the first one did not help. */
export const isSame = (one: Adjusted, other: Adjusted): boolean =>
  one.isOfPrompt === other.isOfPrompt && Object.keys(other.change).some((name) => name in one.change);
