import { type CallParameters, findModel, type LimitName, type Protocol, refusedParameter, type Rejection } from '@konstruct/providers';
import type { ModelCall } from '../model.port.ts';

/** How a call is asked, beyond its words. */
export type Parameters = CallParameters;

/** What an endpoint has taught us of a model: laid over what the table says. */
export type Adjustment = Partial<Parameters>;

/** What of a call decides how it is asked. */
export type Asked = Pick<ModelCall, 'protocol' | 'modelId' | 'maxOutputTokens'>;

/** Protocols that take the same parameters. */
const familyOf = { openai: 'openai', 'openai-compatible': 'openai', anthropic: 'anthropic', google: 'google' } as const satisfies Record<
  Protocol,
  string
>;

/** What a protocol usually calls the limit. */
const limitNames: Readonly<Record<Protocol, LimitName>> = {
  openai: 'max_completion_tokens',
  'openai-compatible': 'max_tokens',
  anthropic: 'max_tokens',
  google: 'maxOutputTokens',
};

/**
 * The parameters of a first try. OpenAI's models are asked in its words at other hosts of its protocol too, by a router's prefix
 * as well; a model that is not in the table is sent the limit alone, by the name that its protocol has for it.
 */
export function parametersFor({ protocol, modelId, maxOutputTokens: limit }: Asked): Parameters {
  const entry = findModel(modelId);
  const isOwn = entry !== undefined && familyOf[entry.protocol] === familyOf[protocol];
  return { limitName: isOwn ? entry.limitName : limitNames[protocol], limit, effort: isOwn ? entry.effort : null };
}

/** A number of at most twelve digits, with or without separators: a longer one is no count of tokens. */
const count = String.raw`(?<![\w.-])(\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,12}(?!\d))`;
const numberOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits.replaceAll(',', '')));

/** Not those within names such as `gpt-4o-mini-2024-07-18`. */
const numbers = new RegExp(String.raw`${count}(?![\w-]|\.\d)`, 'g');
const bounds = new RegExp(
  String.raw`(?:<=|≤|at most|up to|no more than|than or equal to|(?:cannot|must not|may not) exceed|maximum (?:value )?(?:is|of)|limit (?:is|of))\D{0,20}${count}`,
  'gi',
);

/** The most that a message allows for a limit: what it calls a bound, else the largest number after the limit's name. Null: none below `sent`. */
function mostIn(message: string, { limitName, limit }: Parameters): number | null {
  const about = message.slice(Math.max(message.indexOf(limitName), 0));
  const [bounding, all] = [message.matchAll(bounds), about.matchAll(numbers)].map((found) =>
    [...found].map(([, digits]) => numberOf(digits) ?? 0).filter((number) => number < limit),
  );
  const candidates = bounding && bounding.length > 0 ? bounding : (all ?? []);
  return candidates.reduce<number | null>((most, number) => Math.max(most ?? 0, number), null);
}

/** Less room than this is not worth a call. */
const leastRoom = 200;

/** How hosts tell their window, and what of it the prompt takes: OpenAI, OpenRouter, SGLang, vLLM, TGI. */
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

/** The room that is left beside the prompt, where a host of a small window tells both; null where it does not. */
function roomBeside(message: string): number | null {
  const [, read, all] = sum.exec(message) ?? [];
  const [used, window] = [numberOf(read) ?? firstIn(taken, message), numberOf(all) ?? firstIn(windows, message)];
  return used === null || window === null ? null : window - used;
}

/** A change of what is asked. `isOfPrompt`: it holds for this prompt only. */
export interface Adjusted {
  readonly change: Adjustment;
  readonly isOfPrompt: boolean;
}

function wanted(rejection: Rejection, sent: Parameters, protocol: ModelCall['protocol']): Adjusted | null {
  const { message } = rejection;
  const room = roomBeside(message);
  if (room !== null) return room >= leastRoom && room < sent.limit ? { change: { limit: room }, isOfPrompt: true } : null;
  const names = [sent.limitName, ...(sent.effort === null ? [] : (['effort'] as const))];
  const refused = refusedParameter(rejection, names);
  if (refused === 'effort') return { change: { effort: null }, isOfPrompt: false };
  if (refused !== null) {
    if (familyOf[protocol] !== 'openai') return null;
    // A host that does not know this name is another than was thought: it is asked for nothing else either.
    return { change: { limitName: refused === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens', effort: null }, isOfPrompt: false };
  }
  if (!`${rejection.param ?? ''} ${message}`.includes(sent.limitName)) return null;
  const most = mostIn(message, sent);
  return most !== null && most >= leastRoom ? { change: { limit: most }, isOfPrompt: false } : null;
}

/**
 * What to ask otherwise after a refusal: the limit by its other name, a limit that the host allows, no effort; only what differs from
 * what was sent. Null where the refusal is about something else, or nothing is left to change.
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

/** Whether both change the same, for the same: the first was no help then. */
export const isSame = (one: Adjusted, other: Adjusted): boolean =>
  one.isOfPrompt === other.isOfPrompt && Object.keys(other.change).some((name) => name in one.change);
