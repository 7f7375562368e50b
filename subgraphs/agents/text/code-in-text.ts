/** A fence of a code block, or a run of backticks around inline code. */
interface Border {
  readonly start: number;
  readonly end: number;
  /** The index of the border that closes this one; null: none does. */
  readonly closedBy: number | null;
  /** Whether this border and all later ones (for backticks: in its paragraph) pair up. */
  readonly isPaired: boolean;
}

/**
 * Text may follow a fence on its line. After a fence of backticks, more backticks on that line make it inline code
 * instead.
 */
export const fencePattern = String.raw`^ {0,3}(?:\x60{3,}(?=[^\x60\n]*$)|~{3,})`;
const fenceLines = new RegExp(String.raw`${fencePattern}([^\n]*)$`, 'gm');
const runsAndBreaks = /`+|\n[ \t]*\n/g;

/** A border that can close earlier ones: those of the same length, or shorter. */
interface Closing {
  readonly at: number;
  readonly length: number;
}

function fencesIn(text: string): readonly Border[] {
  const lines = [...text.matchAll(fenceLines)];
  const borders: Border[] = [];
  // By character, the nearest last. Each is longer than those after it: a nearer one of the same length closes first.
  const closings = new Map<string, Closing[]>([
    ['`', []],
    ['~', []],
  ]);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const [line = '', rest = ''] = lines[at] ?? [];
    const marks = line.slice(0, line.length - rest.length).trimStart();
    const start = lines[at]?.index ?? 0;
    const known = closings.get(marks.charAt(0)) ?? [];
    const closedBy = known.findLast(({ length }) => length >= marks.length)?.at ?? null;
    const after = closedBy === null ? false : (borders[closedBy + 1]?.isPaired ?? true);
    borders[at] = { start, end: start + line.length, closedBy, isPaired: after };
    if (rest.trim() !== '') continue;
    while ((known.at(-1)?.length ?? Number.POSITIVE_INFINITY) <= marks.length) known.pop();
    known.push({ at, length: marks.length });
  }
  return borders;
}

/** Inline code ends with as many backticks as it began with, in the same paragraph. */
function ticksIn(text: string): readonly Border[] {
  const runs = [...text.matchAll(runsAndBreaks)];
  const borders: Border[] = [];
  const nearest = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const run = runs[at]?.[0] ?? '';
    const start = runs[at]?.index ?? 0;
    const isBreak = run.startsWith('\n');
    if (isBreak) nearest.clear();
    const closedBy = isBreak ? null : (nearest.get(run.length) ?? null);
    const isPaired = isBreak || (closedBy !== null && (borders[closedBy + 1]?.isPaired ?? true));
    borders[at] = { start, end: start + run.length, closedBy, isPaired };
    if (!isBreak) nearest.set(run.length, at);
  }
  return borders;
}

/** The index of the first part that starts at or after a place, among parts that are sorted. */
export function indexFrom(borders: readonly { readonly start: number }[], place: number): number {
  let [low, high] = [0, borders.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((borders[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds where code that begins at a place ends, and whether the text after a place inside it would pair up without that
 * beginning.
 */
export interface Code {
  /** Where the code ends that a border begins; null: it never does, or there is no border here. */
  endFrom(start: number): number | null;
  /**
   * Whether all borders after a place pair up. False within well-formed code: its own closing border is then one too
   * many.
   */
  isPairedAfter(place: number): boolean;
}

function codeBy(borders: readonly Border[]): Code {
  return {
    endFrom(start) {
      const border = borders[indexFrom(borders, start)];
      return border?.start === start && border.closedBy !== null ? (borders[border.closedBy]?.end ?? null) : null;
    },
    isPairedAfter: (place) => borders[indexFrom(borders, place)]?.isPaired ?? true,
  };
}

/** The code in a text: blocks, and inline. Each text is scanned once, however many lookups follow. */
export function codeIn(text: string): { readonly blocks: Code; readonly spans: Code } {
  return { blocks: codeBy(fencesIn(text)), spans: codeBy(ticksIn(text)) };
}
