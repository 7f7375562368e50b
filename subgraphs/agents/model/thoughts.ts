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

const thought = '(?:[a-z]+:)?(?:think(?:ing)?|thoughts?|reasoning|reflection|scratchpad)';
const call = '(?:[a-z]+:)?(?:tool_calls?|function_calls?|tool_use|invoke)';

const endOfChannel = String.raw`<\|(?:end|return|call)\|>|(?=<\|(?:start|channel)\|>)`;

/** How open models mark thoughts and calls of tools: tags, Magistral's and Kimi's brackets, and tokens that a host did not take out. */
const hidden: readonly Hidden[] = [
  { kind: 'thought', open: String.raw`<${thought}(?:\s[^<>]*)?\/?>`, close: String.raw`<\/${thought}\s*>` },
  { kind: 'call', open: String.raw`<${call}(?:\s[^<>]*)?\/?>`, close: String.raw`<\/${call}\s*>` },
  { kind: 'call', open: String.raw`<function=[^<>]*>`, close: String.raw`<\/function\s*>` },
  { kind: 'thought', open: String.raw`\[THINK\]`, close: String.raw`\[\/THINK\]` },
  { kind: 'thought', open: '◁think▷', close: String.raw`◁\/think▷` },
  { kind: 'thought', open: String.raw`<\|START_THINKING\|>`, close: String.raw`<\|END_THINKING\|>` },
  { kind: 'thought', open: String.raw`<\|begin_of_thought\|>`, close: String.raw`<\|end_of_thought\|>` },
  { kind: 'call', open: String.raw`<\|START_ACTION\|>`, close: String.raw`<\|END_ACTION\|>` },
  {
    kind: 'call',
    open: '<[|｜]tool[_▁]calls?(?:[_▁]section)?[_▁]begin[|｜]>',
    close: '<[|｜]tool[_▁]calls?(?:[_▁]section)?[_▁]end[|｜]>',
  },
  { kind: 'call', open: String.raw`\[TOOL_CALLS?\]`, close: null },
  { kind: 'call', open: String.raw`<\|python_tag\|>`, close: null },
  // Harmony: of its channels only the final one is the answer.
  { kind: 'call', open: String.raw`<\|channel\|>\s*commentary\b`, close: null, until: endOfChannel },
  { kind: 'thought', open: String.raw`<\|channel\|>\s*(?!final\b)\w*`, close: null, until: endOfChannel },
];

/** Tokens between the parts of an answer, which a host should have taken out. */
const control = String.raw`<\|channel\|>\s*final\b[^<]*(?:<\|message\|>)?|<\|(?:start|im_start)\|>(?:assistant)?`;
/** Any other; those with a meaning come before. */
const anyToken = String.raw`<\|[a-z_]+\|>|<｜(?:begin|end)▁of▁sentence｜>`;

const fence = String.raw`^ {0,3}(?<fence>\x60{3,}|~{3,})`;
const marks = hidden.flatMap(({ open, close }, at) => [`(?<o${at}>${open})`, ...(close === null ? [] : [`(?<c${at}>${close})`])]);
const next = new RegExp(
  [fence, String.raw`(?<ticks>\x60+)`, `(?<control>${control})`, ...marks, `(?<token>${anyToken})`].join('|'),
  'gimu',
);

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
  /** By the fence's letter: the length from which on no closing one follows. */
  readonly #unclosed = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The first mark at or after a place. */
  from(at: number): Mark | null {
    next.lastIndex = at;
    for (let match = next.exec(this.#text); match; match = next.exec(this.#text)) {
      const { fence: fenced, ticks, control: between, token = between, ...groups } = match.groups ?? {};
      const [start, end] = [match.index, match.index + match[0].length];
      const code = fenced ? this.#endOfFence(fenced, end) : ticks ? this.#endOfTicks(ticks, end) : null;
      if (fenced || ticks) {
        next.lastIndex = code ?? end;
        continue;
      }
      if (token !== undefined) return { start, end, what: 'control', text: match[0], hidden: null };
      const [name = ''] = Object.entries(groups).find(([, group]) => group !== undefined) ?? [];
      const found = hidden[Number(name.slice(1))] ?? null;
      return { start, end, what: name.startsWith('o') ? 'open' : 'close', text: match[0], hidden: found };
    }
    return null;
  }

  /** Where what was opened ends: after its closing mark, or with the text. */
  endOf({ close, until }: Hidden, from: number): number {
    const end = until ?? close;
    const closing = end === null ? null : new RegExp(end, 'giu');
    if (closing) closing.lastIndex = from;
    const match = closing?.exec(this.#text);
    return match ? match.index + match[0].length : this.#text.length;
  }

  #endOfFence(opening: string, from: number): number | null {
    const letter = opening.charAt(0);
    if (opening.length >= (this.#unclosed.get(letter) ?? Number.POSITIVE_INFINITY)) return null;
    const closing = new RegExp(String.raw`^ {0,3}\x${letter.charCodeAt(0).toString(16)}{${opening.length},}[ \t]*$`, 'gm');
    closing.lastIndex = from;
    const match = closing.exec(this.#text);
    if (!match) this.#unclosed.set(letter, opening.length);
    return match ? match.index + match[0].length : null;
  }

  /** Code within a line ends with as many ticks as it began with, in the same paragraph. */
  #endOfTicks(ticks: string, from: number): number | null {
    const runs = /`+|\n[ \t]*\n/g;
    runs.lastIndex = from;
    for (let run = runs.exec(this.#text); run && run[0].startsWith('`'); run = runs.exec(this.#text)) {
      if (run[0].length === ticks.length) return run.index + run[0].length;
    }
    return null;
  }
}

/** What of a model's text is the answer, and what else stood in it. */
export interface Visible {
  readonly text: string;
  readonly hasThoughts: boolean;
  readonly hasCall: boolean;
}

/** GPT-OSS behind hosts that take its tokens out, and leave the names of its channels. */
const nakedHarmony = /^\s*analysis(?=\S)[\s\S]*?assistant(?:\s*)final(?=\S|\s)/;

/** A call as some models write it without any mark: all of the text is JSON with a tool's name and its arguments. */
function isNakedCall(text: string): boolean {
  if (!/^[[{]/.test(text) || !/"(?:arguments|parameters)"/.test(text)) return false;
  const body = parseJson(text);
  const calls = Array.isArray(body) ? body : [body];
  return calls.every((one) => {
    const fields = fieldsOf(one);
    const called = fieldsOf(fields?.['function']) ?? fields;
    return textOf(called?.['name']) !== null && (called?.['arguments'] ?? called?.['parameters']) !== undefined;
  });
}

/**
 * Takes thoughts and calls of tools out of a model's text. What stands before a closing mark alone was thought, and so is what
 * stands after an opening mark alone. Code that talks about such marks stays.
 */
export function visibleText(written: string): Visible {
  const text = written.replace(nakedHarmony, '');
  const marks = new Marks(text);
  let hasThoughts = text.length < written.length;
  let hasCall = false;
  let kept = '';
  let at = 0;
  for (let mark = marks.from(at); mark; mark = marks.from(at)) {
    const before = text.slice(at, mark.start);
    at = mark.end;
    if (mark.hidden?.kind === 'thought') hasThoughts = true;
    if (mark.hidden?.kind === 'call') hasCall = true;
    kept = mark.what === 'close' ? '' : kept + before;
    if (mark.what === 'open' && mark.hidden && !mark.text.endsWith('/>')) at = marks.endOf(mark.hidden, mark.end);
  }
  kept = (kept + text.slice(at)).trim();
  if (isNakedCall(kept)) return { text: '', hasThoughts, hasCall: true };
  // Models that were taught to think in tags often answer in one too.
  return { text: hasThoughts ? kept.replace(/^<answer>([\s\S]*?)(?:<\/answer>)?$/i, '$1').trim() : kept, hasThoughts, hasCall };
}
