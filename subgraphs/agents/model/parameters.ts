import { findModel, type LimitName, refusedParameter, type Rejection } from '@konstruct/schema/models';
import type { ModelCall } from '../runtime/model.port.ts';

/** How a call is asked, beyond its words. No temperature is ever sent. */
export interface Parameters {
  readonly limitName: LimitName;
  /** In tokens, for thoughts and answer together. */
  readonly limit: number;
  /** In the vendor's word; null: left to the vendor. */
  readonly effort: string | null;
}

/** What an endpoint has taught us of a model: laid over what the table says. */
export type Adjustment = Partial<Parameters>;

type Asked = Pick<ModelCall, 'protocol' | 'modelId' | 'maxOutputTokens'>;

/**
 * The parameters of a first try. OpenAI's models are asked in its words at other hosts of its protocol too, by a router's prefix
 * as well; a model that is not in the table is sent the limit alone, by the name that its protocol has for it.
 */
export function parametersFor({ protocol, modelId, maxOutputTokens: limit }: Asked): Parameters {
  const entry = findModel(modelId);
  const isOwn = entry !== undefined && (entry.vendor === 'anthropic') === (protocol === 'anthropic');
  const usual = protocol === 'openai' ? 'max_completion_tokens' : 'max_tokens';
  return { limitName: isOwn ? entry.limitName : usual, limit, effort: isOwn ? entry.effort : null };
}

/** A number, with or without separators; not those within names such as `gpt-4o-mini-2024-07-18`. */
const numbers = /(?<![\w.,-])\d[\d,]*(?![\w-]|\.\d)/g;
const numbersIn = (text: string) => [...text.matchAll(numbers)].map(([digits]) => Number(digits.replaceAll(',', '')));

/** Less room than this is not worth a call. */
const leastRoom = 200;

/** The room that is left beside the prompt, where a host of a small window tells both; null where it does not. */
function roomBeside(message: string): number | null {
  const context = /context (?:length|window|limit|size)\D{0,30}([\d,]+)/i.exec(message)?.[1];
  const [anthropic, read] = [
    /(\d[\d,]*) \+ \d[\d,]* > (\d[\d,]*)/.exec(message),
    /(\d[\d,]*) (?:input tokens|tokens in the (?:messages|prompt)|in the (?:messages|prompt)|in your prompt|prompt tokens)/i.exec(
      message,
    )?.[1] ?? /messages resulted in (\d[\d,]*) tokens/i.exec(message)?.[1],
  ];
  const number = (digits: string) => Number(digits.replaceAll(',', ''));
  if (anthropic) return number(anthropic[2] ?? '0') - number(anthropic[1] ?? '0');
  return context && read ? number(context) - number(read) : null;
}

/**
 * What to ask otherwise after a refusal: the limit by its other name, a limit that the host allows, no effort. Null where the
 * refusal is about something else, or nothing is left to change. `isOfPrompt`: it holds for this prompt only.
 */
export function adjustmentFor(
  rejection: Rejection & { readonly status: number },
  sent: Parameters,
  protocol: ModelCall['protocol'],
): { readonly change: Adjustment; readonly isOfPrompt: boolean } | null {
  const { status, message } = rejection;
  if (status !== 400 && status !== 422) return null;
  const room = roomBeside(message);
  if (room !== null) return room >= leastRoom && room < sent.limit ? { change: { limit: room }, isOfPrompt: true } : null;
  const names = [sent.limitName, ...(sent.effort === null ? [] : (['effort'] as const))];
  const refused = refusedParameter(rejection, names);
  if (refused === 'effort') return { change: { effort: null }, isOfPrompt: false };
  if (refused !== null) {
    if (protocol === 'anthropic') return null;
    // A host that does not know this name is another than was thought: it is asked for nothing else either.
    return { change: { limitName: refused === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens', effort: null }, isOfPrompt: false };
  }
  if (!`${rejection.param ?? ''} ${message}`.includes(sent.limitName)) return null;
  const most = Math.max(...numbersIn(message).filter((number) => number < sent.limit), 0);
  return most >= leastRoom ? { change: { limit: most }, isOfPrompt: false } : null;
}

/** What was learned, by address and model. */
export interface Learned {
  /** The parameters for a call, with what is known of its endpoint laid over them. */
  apply(call: Pick<ModelCall, 'baseUrl'> & Asked): Parameters;
  learn(call: Pick<ModelCall, 'baseUrl' | 'modelId'>, change: Adjustment): void;
}

/** Remembers what endpoints take, for `most` of them; what was used longest ago goes first. A new process learns it again, at a refusal each. */
export function createLearned(most = 500): Learned {
  const known = new Map<string, Adjustment>();
  const keyOf = ({ baseUrl, modelId }: Pick<ModelCall, 'baseUrl' | 'modelId'>) => `${baseUrl} ${modelId}`;
  const keep = (key: string, adjustment: Adjustment) => {
    known.delete(key);
    known.set(key, adjustment);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  return {
    apply(call) {
      const usual = parametersFor(call);
      const learned = known.get(keyOf(call));
      if (!learned) return usual;
      keep(keyOf(call), learned);
      return { ...usual, ...learned, limit: Math.min(usual.limit, learned.limit ?? usual.limit) };
    },
    learn(call, change) {
      keep(keyOf(call), { ...known.get(keyOf(call)), ...change });
    },
  };
}
