import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from './answer/answer.ts';
import type { Turn } from './answer/memory.ts';
import type { WholeAnswer } from './endings.ts';
import { findModel, MODELS, type CatalogueModel } from './model-catalogue.ts';
import { fillSchema, type JsonSchema } from './fill-schema.ts';
import type { KeyState } from './keys.ts';
import { createPromptCache } from './prompt-cache.ts';
import { countPromptTokens, countTokens, cutToTokens } from './tokens.ts';

/** A request in terms that all protocols share. */
export interface Ask {
  model: string;
  system: string;
  turns: Turn[];
  maxTokens: number | undefined;
  stop: string[];
  /** Set if the request asks for an object of this shape instead of prose. */
  schema: JsonSchema | undefined;
  /** All texts that cost tokens, including tools. */
  promptTexts: string[];
  /** The key that the prompt cache belongs to. */
  key: string;
}

/** A tool call. Only scripted answers have one. */
interface ToolCall {
  name: string;
  arguments: unknown;
}

/** The tokens of one request. */
interface Usage {
  /** The whole prompt, including the cached part. */
  promptTokens: number;
  cachedTokens: number;
  /** Including thoughts. */
  completionTokens: number;
}

/** An answer in terms that all protocols share. */
export interface Reply {
  text: string;
  finish: 'stop' | 'length' | 'tools' | 'filtered' | 'refused';
  /** What the model wrote to decline; null if it did not decline. */
  refusal: string | null;
  /** The part of the completion that is thoughts. They count towards the limit. */
  thoughtTokens: number;
  toolCalls: ToolCall[];
  /** Undefined if a script omits it. */
  usage: Usage | undefined;
  /** If set, sent instead of the model's answer. */
  whole: WholeAnswer | undefined;
}

/** A test's answer for the next matching request. */
export interface ScriptedAnswer {
  /** Only if the last message contains this text. */
  match?: string;
  /** Only if the prompt contains this text anywhere. */
  inPrompt?: string;
  text?: string;
  refusal?: string;
  /** The number of tokens to spend on thoughts, within the limit. */
  thoughtTokens?: number;
  whole?: WholeAnswer;
  toolCalls?: readonly ToolCall[];
  finish?: Reply['finish'];
  /** Merged into the counted usage. Absurd values are allowed. */
  usage?: Partial<Usage>;
  omitUsage?: boolean;
  /** The number of requests it answers; 1 if absent. */
  times?: number;
}

/** The settings that can change while the model runs. */
interface EngineSettings {
  latencyMs: number;
  /** The delay between two pieces of a stream. */
  pieceDelayMs: number;
  keys: Record<string, KeyState> | undefined;
  models: CatalogueModel[];
  scripted: ScriptedAnswer[];
}

/** The sandbox model behind all protocols. */
export interface Engine {
  settings: EngineSettings;
  reply(ask: Ask): Promise<Reply>;
  reset(): void;
}

/** A sandbox model. A reset restores the settings given here. */
export function createEngine(defaults: { latencyMs: number; pieceDelayMs: number }): Engine {
  const cache = createPromptCache();
  const initial = (): EngineSettings => ({ ...defaults, keys: undefined, models: MODELS, scripted: [] });
  const settings = initial();
  return {
    settings,
    reply: async (ask) => {
      if (settings.latencyMs > 0) await sleep(settings.latencyMs);
      const script = takeScript(settings, ask);
      const wholeText = script?.text ?? (script?.toolCalls === undefined ? compose(ask) : '');
      const stopped = stopAt(wholeText, ask.stop);
      const wanted = script?.thoughtTokens ?? findModel(settings.models, ask.model)?.thoughtTokens ?? 0;
      const thoughtTokens = Math.min(wanted, ask.maxTokens ?? wanted);
      const cut =
        ask.maxTokens === undefined
          ? { text: stopped, isCut: false }
          : cutToTokens(stopped, ask.maxTokens - thoughtTokens);
      const toolCalls = [...(script?.toolCalls ?? [])];
      const usage: Usage = {
        promptTokens: countPromptTokens(ask.promptTexts),
        cachedTokens: cache.hit(ask.key, ask.promptTexts.join('\n')),
        completionTokens: Math.max(
          1,
          thoughtTokens +
            countTokens(cut.text) +
            toolCalls.reduce((sum, call) => sum + countTokens(JSON.stringify(call)), 0),
        ),
        ...script?.usage,
      };
      return {
        text: cut.text,
        finish: script?.finish ?? (toolCalls.length > 0 ? 'tools' : cut.isCut ? 'length' : 'stop'),
        refusal: script?.refusal ?? null,
        thoughtTokens,
        toolCalls,
        whole: script?.whole,
        usage: script?.omitUsage === true ? undefined : usage,
      };
    },
    reset: () => {
      cache.clear();
      Object.assign(settings, initial());
    },
  };
}

function compose(ask: Ask): string {
  const composed = answer(ask.system, ask.turns);
  return ask.schema === undefined ? composed.text : JSON.stringify(fillSchema(ask.schema, composed));
}

function takeScript(settings: EngineSettings, ask: Ask): ScriptedAnswer | undefined {
  const last = ask.turns.findLast((turn) => turn.role === 'user')?.text ?? '';
  const prompt = ask.promptTexts.join('\n');
  const script = settings.scripted.find((one) => last.includes(one.match ?? '') && prompt.includes(one.inPrompt ?? ''));
  if (script === undefined) return undefined;
  script.times = (script.times ?? 1) - 1;
  if (script.times <= 0) settings.scripted = settings.scripted.filter((other) => other !== script);
  return script;
}

function stopAt(text: string, stops: string[]): string {
  const at = stops
    .filter((stop) => stop !== '')
    .map((stop) => text.indexOf(stop))
    .filter((index) => index >= 0);
  return at.length === 0 ? text : text.slice(0, Math.min(...at));
}
