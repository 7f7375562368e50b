/** A fence of a block of code, or a run of ticks around code within a paragraph. */
interface Border {
  readonly start: number;
  readonly end: number;
  /** The index of the border that ends what this one begins; null: none does. */
  readonly closedBy: number | null;
  /** Whether this border and all after it (for ticks: in its paragraph) pair up. */
  readonly isPaired: boolean;
}

/** A fence alone may begin a line that goes on; ticks within that line make it code within the line instead. */
export const fencePattern = String.raw`^ {0,3}(?:\x60{3,}(?=[^\x60\n]*$)|~{3,})`;
const fenceLines = new RegExp(String.raw`${fencePattern}([^\n]*)$`, 'gm');
const runsAndBreaks = /`+|\n[ \t]*\n/g;

/** By what borders are found that close others: those before it that are as long, or shorter. */
interface Closing {
  readonly at: number;
  readonly length: number;
}

function fencesIn(text: string): readonly Border[] {
  const lines = [...text.matchAll(fenceLines)];
  const borders: Border[] = [];
  // By letter, the nearest last; each is longer than those that come after it: a nearer one that is as long closes sooner.
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

/** Code within a line ends with as many ticks as it began with, in the same paragraph. */
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

/** The index of the first of sorted parts of a text that starts at or after a place. */
export function indexFrom(borders: readonly { readonly start: number }[], place: number): number {
  let [low, high] = [0, borders.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((borders[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where code ends that begins at a place of a text; and whether what follows a place inside of it would pair without that beginning. */
export interface Code {
  /** Where the code ends that a border begins; null: it never does, or no border is there. */
  endFrom(start: number): number | null;
  /** Whether all borders after a place pair up. False within code that is well formed: its own end is one too many then. */
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

/** Code of a text: in blocks, and within lines. Each text is looked through once, however often it is asked about. */
export function codeIn(text: string): { readonly blocks: Code; readonly spans: Code } {
  return { blocks: codeBy(fencesIn(text)), spans: codeBy(ticksIn(text)) };
}
