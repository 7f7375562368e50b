import { codeIn, fencePattern, indexFrom } from '../../text/code-in-text.ts';
import { fieldsOf, parseJson, textOf } from '@konstruct/providers';
import { anyToken, control, type Hidden, hidden } from '../marks/marks-of-models.ts';

/**
 * By the number of the regular expression's group: a fence, backticks, a control token, then each opening and closing
 * mark, and any other token.
 */
const marks = hidden.flatMap((one) => [
  { pattern: one.open, what: 'open' as const, hidden: one },
  ...(one.close === null ? [] : [{ pattern: one.close, what: 'close' as const, hidden: one }]),
]);
const groups = [fencePattern, '\\x60+', control, ...marks.map(({ pattern }) => pattern), anyToken];
const next = new RegExp(groups.map((pattern) => `(${pattern})`).join('|'), 'gimu');
const aThought = hidden[0] ?? null;
const thoughtEnds = new RegExp(
  hidden.flatMap(({ kind, close }) => (kind === 'thought' && close !== null ? [close] : [])).join('|'),
  'giu',
);

/** The remainder of a mark at the end of a text that was cut within it. */
const cutMark = /<[/|｜]?[a-z_|｜▁]{0,30}$/i;

/** A word or a number, then a blank; or an opening quote. */
const wordBefore = /[\p{L}\p{N},]\s$/u;
const quoteBefore = /["'“‘„«(]$/;
const punctuation = String.raw`[,;:!?)]|\.(?!\.)`;
const wordAfter = new RegExp(
  String.raw`^(?:${punctuation}|-\p{L}|\s(?:tags?|elements?|tokens?|marks?|markers?|blocks?|fields?)\b)`,
  'iu',
);
const quoteAfter = new RegExp(String.raw`^(?:${punctuation}|["'”’»])`);

/**
 * Whether a sentence names a tag: the tag stands after a word or an opening quote, and before punctuation or a noun
 * such as "tag". Thoughts neither begin nor end like that.
 */
function isNamed(text: string, start: number, end: number): boolean {
  if (!text.startsWith('<', start) || /[|｜]/.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(start - 2, 0), start);
  const after = text.slice(end, end + 12);
  return (wordBefore.test(before) && wordAfter.test(after)) || (quoteBefore.test(before) && quoteAfter.test(after));
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly what: 'control' | 'open' | 'close';
  readonly text: string;
  readonly hidden: Hidden | null;
}

/** Finds marks outside of code. Code that never ends hides none of them: a thought may have begun it. */
class Marks {
  readonly #text: string;
  readonly #code: ReturnType<typeof codeIn>;
  /** Kinds of marks with no closing mark in the rest of the text. */
  readonly #endless = new Set<Hidden>();
  readonly #thoughtEnds: readonly Mark[];

  constructor(text: string) {
    this.#text = text;
    const ends = [...text.matchAll(thoughtEnds)].map(({ 0: found, index }) => ({
      text: found,
      start: index,
      end: index + found.length,
    }));
    this.#thoughtEnds = ends.map((found) => ({ ...found, what: 'close', hidden: aThought }));
    this.#code = codeIn(text);
  }

  /** The first mark at or after an index. */
  from(at: number): Mark | null {
    next.lastIndex = at;
    for (let match = next.exec(this.#text); match; match = next.exec(this.#text)) {
      const group = match.findIndex((one, index) => index > 0 && one !== undefined) - 1;
      const [start, end] = [match.index, match.index + match[0].length];
      if (group > 1) {
        if (isNamed(this.#text, start, end)) continue;
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

  /** The index after the closing mark of what was opened. Null: nothing closes it. */
  endOf(opened: Hidden, from: number): number | null {
    const end = opened.until ?? opened.close;
    if (end === null || this.#endless.has(opened)) return null;
    const closing = new RegExp(end, 'giu');
    closing.lastIndex = from;
    let match = closing.exec(this.#text);
    // A mark that a sentence only names closes nothing.
    while (match && isNamed(this.#text, match.index, closing.lastIndex)) match = closing.exec(this.#text);
    if (!match) this.#endless.add(opened);
    return match ? match.index + match[0].length : null;
  }

  /**
   * The end of a thought inside what looks like code: the thought began code and never ended it. Then the answer's own
   * code pairs up without that beginning. In well-formed code, the end of the code is left over after such a mark, so
   * the text is talking about the mark. The same holds if inline code ends with the mark.
   */
  #thoughtEndIn(from: number, to: number, isPairedAfter: (place: number) => boolean): Mark | null {
    const ends = this.#thoughtEnds;
    const last = ends[indexFrom(ends, to) - 1];
    if (!last || last.start < from || /^`+$/.test(this.#text.slice(last.end, to))) return null;
    return isPairedAfter(last.end) ? last : null;
  }
}

/** The answer in a model's text, and what else the text contained. */
export interface Visible {
  readonly text: string;
  readonly hasThoughts: boolean;
  readonly hasCall: boolean;
}

/** GPT-OSS behind hosts that strip its tokens but leave the names of its channels, each joined to the next word. */
const nakedHarmony = /^\s*analysis(?![\s:,.;!?)])[\s\S]*?assistant(?:[ \t]*\n\s*)?final/;

const isCall = (one: unknown): boolean => {
  const fields = fieldsOf(one);
  const called = fieldsOf(fields?.['function']) ?? fields;
  return textOf(called?.['name']) !== null && (called?.['arguments'] ?? called?.['parameters']) !== undefined;
};

/**
 * A call as some models write it, without any mark: the whole text is JSON with a tool's name and its arguments, once
 * or several times.
 */
function isNakedCall(text: string): boolean {
  if (/^functools\s*\[/.test(text)) return true;
  const json = text.replace(/^```(?:json)?\s*([[{][\s\S]*[\]}])\s*```$/, '$1');
  if (!/^[[{]/.test(json) || !/"(?:arguments|parameters)"/.test(json)) return false;
  const body =
    parseJson(json) ?? json.split(/[;\n]+/).map((line) => (line.trim() === '' ? [] : (parseJson(line) ?? line)));
  return (Array.isArray(body) ? body.flat() : [body]).every(isCall);
}

/** A text without the call at its end, of which only the closing mark is left: JSON with a name. */
function withoutCallAtEnd(text: string): string {
  const start = Math.max(text.lastIndexOf('\n{'), text.lastIndexOf('\n[')) + 1;
  const last = fieldsOf([parseJson(text.slice(start))].flat()[0]);
  return textOf(last?.['name'] ?? fieldsOf(last?.['function'])?.['name']) === null ? text : text.slice(0, start);
}

/**
 * Whether a sentence talks about a tag that nothing closes: the tag stands mid-sentence, after a word and before a
 * blank or punctuation. A thought begins a line, or follows a complete sentence.
 */
function isTalkedAbout({ text, hidden: opened }: Mark, before: string, after: string): boolean {
  const isTag = opened !== null && opened.close !== null && text.startsWith('<') && !text.includes('|');
  return (
    isTag &&
    /[\p{L}\p{N},("“]\s?$/u.test(before) &&
    !/\n\s?$/.test(before) &&
    /^(?:[.,;:!?)"”]|[ \t]+\p{Ll})/u.test(after)
  );
}

/**
 * Removes thoughts and tool calls from a model's text. Text before a lone closing mark of a thought was thought, and so
 * is text after a lone opening mark. Code and sentences that talk about such marks stay. In an answer that was cut
 * (`isCut`), a mark that nothing closes always opens a thought, because its last thought may have been cut too.
 */
export function visibleText(written: string, isCut = false): Visible {
  const withoutHarmony = written.replace(nakedHarmony, '');
  const text = isCut ? withoutHarmony.replace(cutMark, '') : withoutHarmony;
  const marked = new Marks(text);
  let hasThoughts = withoutHarmony.length < written.length;
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
  // Models that were trained to think in tags often answer in one too.
  const isTagged = hasThoughts || /^<answer>[\s\S]*<\/answer>$/i.test(kept);
  return {
    text: isTagged ? kept.replace(/^<answer>([\s\S]*?)(?:<\/answer>)?$/i, '$1').trim() : kept,
    hasThoughts,
    hasCall,
  };
}
