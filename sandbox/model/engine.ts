import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from './answer/answer.ts';
import type { Turn } from './answer/memory.ts';
import type { WholeAnswer } from './endings.ts';
import { findModel, MODELS, type CatalogueModel } from './model-catalogue.ts';
import { fillSchema, type JsonSchema } from './fill-schema.ts';
import type { KeyState } from './keys.ts';
import { createPromptCache } from './prompt-cache.ts';
import { countPromptTokens, countTokens, cutToTokens } from './tokens.ts';

/** A request in words that all protocols share. */
export interface Ask {
  model: string;
  system: string;
  turns: Turn[];
  maxTokens: number | undefined;
  stop: string[];
  /** Asked for an object of this shape instead of prose. */
  schema: JsonSchema | undefined;
  /** Every text that is paid for, tools included. */
  promptTexts: string[];
  /** Whose prompt cache is used. */
  key: string;
}

/** A tool call, only ever from a scripted answer. */
interface ToolCall {
  name: string;
  arguments: unknown;
}

/** Tokens of one request. */
interface Usage {
  /** All of the prompt, cached part included. */
  promptTokens: number;
  cachedTokens: number;
  /** Thoughts included. */
  completionTokens: number;
}

/** An answer in words that all protocols share. */
export interface Reply {
  text: string;
  finish: 'stop' | 'length' | 'tools' | 'filtered' | 'refused';
  /** What it wrote to decline, where it did. */
  refusal: string | null;
  /** Part of what it wrote: thoughts, which count towards the limit. */
  thoughtTokens: number;
  toolCalls: ToolCall[];
  /** Undefined where a script leaves it out. */
  usage: Usage | undefined;
  /** Sent instead of all this. */
  whole: WholeAnswer | undefined;
}

/** An answer that a test laid down for the next fitting request. */
export interface ScriptedAnswer {
  /** Only for a last message that contains this. */
  match?: string;
  /** Only for a prompt that holds this anywhere. */
  inPrompt?: string;
  text?: string;
  refusal?: string;
  /** How many tokens it spends on thoughts, within the limit. */
  thoughtTokens?: number;
  whole?: WholeAnswer;
  toolCalls?: readonly ToolCall[];
  finish?: Reply['finish'];
  /** Laid over the counted usage, absurd values included. */
  usage?: Partial<Usage>;
  omitUsage?: boolean;
  /** How many requests it answers; 1 when absent. */
  times?: number;
}

/** Everything about the model that can be set while it runs. */
interface EngineSettings {
  latencyMs: number;
  /** Between two pieces of a stream. */
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

/** A sandbox model; the settings given here are those a reset returns to. */
export function createEngine(defaults: { latencyMs: number; pieceDelayMs: number }): Engine {
  const cache = createPromptCache();
  const initial = (): EngineSettings => ({ ...defaults, keys: undefined, models: MODELS, scripted: [] });
  const settings = initial();
  return {
    settings,
    reply: async (ask) => {
      if (settings.latencyMs > 0) await sleep(settings.latencyMs);
      const script = takeScript(settings, ask);
      const said = script?.text ?? (script?.toolCalls === undefined ? compose(ask) : '');
      const stopped = stopAt(said, ask.stop);
      const wanted = script?.thoughtTokens ?? findModel(settings.models, ask.model)?.thoughtTokens ?? 0;
      const thoughtTokens = Math.min(wanted, ask.maxTokens ?? wanted);
      const cut = ask.maxTokens === undefined ? { text: stopped, isCut: false } : cutToTokens(stopped, ask.maxTokens - thoughtTokens);
      const toolCalls = [...(script?.toolCalls ?? [])];
      const usage: Usage = {
        promptTokens: countPromptTokens(ask.promptTexts),
        cachedTokens: cache.hit(ask.key, ask.promptTexts.join('\n')),
        completionTokens: Math.max(
          1,
          thoughtTokens + countTokens(cut.text) + toolCalls.reduce((sum, call) => sum + countTokens(JSON.stringify(call)), 0),
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
  const said = answer(ask.system, ask.turns);
  return ask.schema === undefined ? said.text : JSON.stringify(fillSchema(ask.schema, said));
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
