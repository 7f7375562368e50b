import { codeIn, fencePattern, indexFrom } from './code-in-text.ts';
import { fieldsOf, parseJson, textOf } from './fields.ts';

/** What stands between an opening and a closing mark in a model's text and is no answer. */
interface Hidden {
  readonly kind: 'thought' | 'call';
  readonly open: string;
  /** Null: nothing closes it by a mark of its own. */
  readonly close: string | null;
  /** Where it ends, if that is not its closing mark; all that follows belongs to what has neither. */
  readonly until?: string;
}

const thought =
  '(?:[a-z]+:)?(?:think(?:ing)?|thoughts?(?:_process)?|reasoning(?:_process)?|analysis|reflection|scratchpad|inner_?monologue)';
/** Each is closed by its own name: one may stand within another. */
const calls = ['tool_call', 'tool_calls', 'function_call', 'function_calls', 'tool_use', 'invoke', 'tool_response'];

const endOfChannel = String.raw`<\|(?:end|return|call)\|>|(?=<\|(?:start|channel)\|>)`;

/** How open models mark thoughts and calls of tools: tags, Magistral's and Kimi's brackets, and tokens that a host did not take out. */
const hidden: readonly Hidden[] = [
  { kind: 'thought', open: String.raw`<${thought}(?:\s[^<>]*)?\/?>`, close: String.raw`<\/${thought}\s*>` },
  ...calls.map((name) => ({
    kind: 'call' as const,
    open: String.raw`<(?:[a-z]+:)?${name}(?:\s[^<>]*)?\/?>`,
    close: String.raw`<\/(?:[a-z]+:)?${name}\s*>`,
  })),
  { kind: 'call', open: String.raw`<function=[^<>]*>`, close: String.raw`<\/function\s*>` },
  { kind: 'thought', open: String.raw`\[THINK\]`, close: String.raw`\[\/THINK\]` },
  { kind: 'thought', open: '◁think▷', close: String.raw`◁\/think▷` },
  { kind: 'thought', open: String.raw`<\|START_THINKING\|>`, close: String.raw`<\|END_THINKING\|>` },
  { kind: 'thought', open: String.raw`<\|begin_of_thought\|>`, close: String.raw`<\|end_of_thought\|>` },
  // Gemma's tokens without a name, which MedGemma thinks between.
  { kind: 'thought', open: '<unused94>', close: '<unused95>' },
  { kind: 'call', open: String.raw`<\|START_ACTION\|>`, close: String.raw`<\|END_ACTION\|>` },
  {
    kind: 'call',
    open: '<[|｜]tool[_▁]calls?(?:[_▁]section)?[_▁]begin[|｜]>',
    close: '<[|｜]tool[_▁]calls?(?:[_▁]section)?[_▁]end[|｜]>',
  },
  // Granite's and Phi's. DeepSeek's of version 3.2. Gemma's. LM Studio's.
  { kind: 'call', open: String.raw`<\|tool_calls?\|>`, close: String.raw`<\|\/tool_calls?\|>` },
  { kind: 'call', open: '[<‹][|｜]DSML[|｜]function_calls[>›]', close: String.raw`[<‹]\/[|｜]DSML[|｜]function_calls[>›]` },
  { kind: 'call', open: '<start_function_call>', close: '<end_function_call>' },
  { kind: 'call', open: String.raw`\[TOOL_REQUEST\]`, close: String.raw`\[END_TOOL_REQUEST\]` },
  { kind: 'call', open: String.raw`\[TOOL_CALLS?\]`, close: null },
  { kind: 'call', open: String.raw`<\|python_tag\|>`, close: null },
  // Harmony: of its channels only the final one is the answer.
  { kind: 'call', open: String.raw`<\|channel\|>\s*commentary\b`, close: null, until: endOfChannel },
  { kind: 'thought', open: String.raw`<\|channel\|>\s*(?!final\b)\w*`, close: null, until: endOfChannel },
];

/** Tokens between the parts of an answer, which a host should have taken out. */
const control = String.raw`<\|channel\|>\s*final\b(?:[^<]{0,100}<\|message\|>)?|<\|(?:start|im_start)\|>(?:assistant)?`;
/** Any other; those with a meaning come before. */
const anyToken = String.raw`<\|[a-z_]+\|>|<｜(?:begin|end)▁of▁sentence｜>`;

/** By the number of its group: a fence, ticks, a control, then what each opening and closing mark stands for, and any other token. */
const marks = hidden.flatMap((one) => [
  { pattern: one.open, what: 'open' as const, hidden: one },
  ...(one.close === null ? [] : [{ pattern: one.close, what: 'close' as const, hidden: one }]),
]);
const groups = [fencePattern, '\\x60+', control, ...marks.map(({ pattern }) => pattern), anyToken];
const next = new RegExp(groups.map((pattern) => `(${pattern})`).join('|'), 'gimu');
const aThought = hidden[0] ?? null;
const thoughtEnds = new RegExp(hidden.flatMap(({ kind, close }) => (kind === 'thought' && close !== null ? [close] : [])).join('|'), 'giu');

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly what: 'control' | 'open' | 'close';
  readonly text: string;
  readonly hidden: Hidden | null;
}

/** Finds marks that stand outside of code. Code that never ends hides none: a thought may have begun it. */
class Marks {
  readonly #text: string;
  readonly #code: ReturnType<typeof codeIn>;
  /** What no closing mark follows any more. */
  readonly #endless = new Set<Hidden>();
  readonly #thoughtEnds: readonly Mark[];

  constructor(text: string) {
    this.#text = text;
    const ends = [...text.matchAll(thoughtEnds)].map(({ 0: found, index }) => ({ text: found, start: index, end: index + found.length }));
    this.#thoughtEnds = ends.map((found) => ({ ...found, what: 'close', hidden: aThought }));
    this.#code = codeIn(text);
  }

  /** The first mark at or after a place. */
  from(at: number): Mark | null {
    next.lastIndex = at;
    for (let match = next.exec(this.#text); match; match = next.exec(this.#text)) {
      const group = match.findIndex((one, index) => index > 0 && one !== undefined) - 1;
      const [start, end] = [match.index, match.index + match[0].length];
      if (group > 1) {
        const found = marks[group - 3];
        return { start, end, what: found?.what ?? 'control', text: match[0], hidden: found?.hidden ?? null };
      }
      const code = group === 0 ? this.#code.blocks : this.#code.spans;
      const codeEnd = code.endFrom(start);
      const thoughtEnd = codeEnd === null ? null : this.#thoughtEndIn(end, codeEnd, code.isPairedAfter);
      if (thoughtEnd) return thoughtEnd;
      next.lastIndex = codeEnd ?? end;
    }
    return null;
  }

  /** Where what was opened ends: after its closing mark. Null: nothing closes it. */
  endOf(opened: Hidden, from: number): number | null {
    const end = opened.until ?? opened.close;
    if (end === null || this.#endless.has(opened)) return null;
    const closing = new RegExp(end, 'giu');
    closing.lastIndex = from;
    const match = closing.exec(this.#text);
    if (!match) this.#endless.add(opened);
    return match ? match.index + match[0].length : null;
  }

  /**
   * The end of a thought within what looks like code, because the thought began code and never ended it: then the answer's own code pairs
   * up without that beginning. Where code is well formed, its end is left over after such a mark, and the mark is talked about, as it is
   * where code within a line ends with it.
   */
  #thoughtEndIn(from: number, to: number, isPairedAfter: (place: number) => boolean): Mark | null {
    const ends = this.#thoughtEnds;
    const last = ends[indexFrom(ends, to) - 1];
    if (!last || last.start < from || /^`+$/.test(this.#text.slice(last.end, to))) return null;
    return isPairedAfter(last.end) ? last : null;
  }
}

/** What of a model's text is the answer, and what else stood in it. */
export interface Visible {
  readonly text: string;
  readonly hasThoughts: boolean;
  readonly hasCall: boolean;
}

/** GPT-OSS behind hosts that take its tokens out, and leave the names of its channels, each grown together with the next word. */
const nakedHarmony = /^\s*analysis(?![\s:,.;!?)])[\s\S]*?assistant(?:[ \t]*\n\s*)?final/;

const isCall = (one: unknown): boolean => {
  const fields = fieldsOf(one);
  const called = fieldsOf(fields?.['function']) ?? fields;
  return textOf(called?.['name']) !== null && (called?.['arguments'] ?? called?.['parameters']) !== undefined;
};

/** A call as some models write it without any mark: all of the text is JSON with a tool's name and its arguments, one or several. */
function isNakedCall(text: string): boolean {
  if (/^functools\s*\[/.test(text)) return true;
  const json = text.replace(/^```(?:json)?\s*([[{][\s\S]*[\]}])\s*```$/, '$1');
  if (!/^[[{]/.test(json) || !/"(?:arguments|parameters)"/.test(json)) return false;
  const body = parseJson(json) ?? json.split(/[;\n]+/).map((line) => (line.trim() === '' ? [] : (parseJson(line) ?? line)));
  return (Array.isArray(body) ? body.flat() : [body]).every(isCall);
}

/** A text without the call at its end, of which only the closing mark was left: JSON with a name. */
function withoutCallAtEnd(text: string): string {
  const start = Math.max(text.lastIndexOf('\n{'), text.lastIndexOf('\n[')) + 1;
  const last = fieldsOf([parseJson(text.slice(start))].flat()[0]);
  return textOf(last?.['name'] ?? fieldsOf(last?.['function'])?.['name']) === null ? text : text.slice(0, start);
}

/**
 * Whether a sentence talks about a tag that nothing closes: it stands in the middle of it, after a word and before a blank or a mark of
 * punctuation. A thought begins a line, or follows a whole sentence.
 */
function isTalkedAbout({ text, hidden: opened }: Mark, before: string, after: string): boolean {
  const isTag = opened !== null && opened.close !== null && text.startsWith('<') && !text.includes('|');
  return isTag && /[\p{L}\p{N},("“]\s?$/u.test(before) && !/\n\s?$/.test(before) && /^(?:[.,;:!?)"”]|[ \t]+\p{Ll})/u.test(after);
}

/**
 * Takes thoughts and calls of tools out of a model's text. What stands before the closing mark of a thought alone was thought, and so is
 * what stands after an opening mark alone. Code and sentences that talk about such marks stay; of an answer that was cut (`isCut`) no
 * sentence is believed to, as its last thought had no time to end.
 */
export function visibleText(written: string, isCut = false): Visible {
  const text = written.replace(nakedHarmony, '');
  const marked = new Marks(text);
  let hasThoughts = text.length < written.length;
  let hasCall = false;
  let kept = '';
  let at = 0;
  for (let mark = marked.from(at); mark; mark = marked.from(at)) {
    const before = text.slice(at, mark.start);
    const isOpen = mark.what === 'open' && mark.hidden !== null && !mark.text.endsWith('/>');
    const end = isOpen && mark.hidden ? marked.endOf(mark.hidden, mark.end) : mark.end;
    at = mark.end;
    if (end === null && !isCut && isTalkedAbout(mark, before, text.slice(mark.end, mark.end + 10))) {
      kept += before + mark.text;
      continue;
    }
    const kind = mark.hidden?.kind;
    if (kind === 'thought') hasThoughts = true;
    if (kind === 'call') hasCall = true;
    if (mark.what === 'close') kept = kind === 'thought' ? '' : kept + withoutCallAtEnd(before);
    else kept += before;
    at = end ?? text.length;
  }
  kept = (kept + text.slice(at)).trim();
  if (isNakedCall(kept)) return { text: '', hasThoughts, hasCall: true };
  // Models that were taught to think in tags often answer in one too.
  return { text: hasThoughts ? kept.replace(/^<answer>([\s\S]*?)(?:<\/answer>)?$/i, '$1').trim() : kept, hasThoughts, hasCall };
}
