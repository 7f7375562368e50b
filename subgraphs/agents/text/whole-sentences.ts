const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** How a sentence ends, in the scripts of the world, with what may close after it. */
const ended = /[.!?…。！？｡．؟۔।॥።។။‼⁇⁈⁉]["'”’»›)\]}」』】*_~`]*\s*$/u;

/** A dot that ends a word and not a sentence: a known abbreviation, an initial, or a number that may go on. */
const abbreviated =
  /(?:^|[^\p{L}])(?:Dr|Mr|Mrs|Ms|Prof|St|Nr|No|Tel|Str|Inc|Ltd|Co|vs|etc|approx|bzw|ca|usw|Sra?|Mme|e\.g|i\.e|z\. ?B|d\. ?h|u\. ?a|\p{Lu})\.\s*$/u;
const numbered = /\d\.$/;
/** The number of an item of a list, and nothing of the item. */
const itemNumber = /^\s*(?:[-*+•]\s*)?\(?(?:\d+|\p{L})[.)]\s*$/u;
/** Scripts without a mark at the end of a sentence: a blank stands there. */
const unmarked = /[\p{Script=Thai}\p{Script=Lao}]/u;

const fences = /^ {0,3}(?:`{3,}|~{3,})/gm;

/** How an item of a list or a row of a table begins. */
const begins = /^\s*(?:[-*+•|]|\(?(?:\d+|\p{L})[.)](?:\s|$))/u;
const hasWords = /[\p{L}\p{N}]/u;
/** What only announces the lines after it: a heading, or a line that ends in a colon. */
const announces = /^\s*$|^\s*#{1,6}\s|[:：][*_~`\s]*$/;
/** The line between a table's head and its rows. */
const underHead = /^\s*\|?[\s|:-]*-{2,}[\s|:-]*$/;

/** Lines without those at their end that announce what was cut off. */
function withoutAnnouncement(lines: readonly string[]): string {
  let count = lines.length;
  for (let last = lines[count - 1]; last !== undefined; last = lines[count - 1]) {
    if (underHead.test(last) && last.includes('|')) count -= 2;
    else if (announces.test(last)) count -= 1;
    else break;
  }
  return lines.slice(0, Math.max(count, 0)).join('\n');
}

/** The lines of a text, and after which of them it stands outside of blocks of code. */
function linesOf(text: string) {
  const lines = text.split('\n').map((line) => line.trimEnd());
  let isInCode = false;
  const isOutside = lines.map((line) => {
    if (line.search(fences) === 0) isInCode = !isInCode;
    return !isInCode;
  });
  return { lines, isOutside };
}

type Lines = ReturnType<typeof linesOf>;

/** To the last item or row that another one, or a blank line, follows: such lines seldom end with a full stop. */
function wholeItems({ lines, isOutside }: Lines): string {
  const last = lines.findLastIndex((line, at) => {
    const after = lines[at + 1];
    const isFollowed = after !== undefined && (after.trim() === '' || (begins.test(after) && !underHead.test(after)));
    return isFollowed && isOutside[at] && begins.test(line) && hasWords.test(line);
  });
  return withoutAnnouncement(lines.slice(0, last + 1));
}

/** To the last paragraph, or else the last line, that another one follows. A line that goes on in small letters was only wrapped. */
function wholeLines({ lines, isOutside }: Lines): string {
  const upTo = (isNext: (line: string) => boolean) =>
    withoutAnnouncement(
      lines.slice(
        0,
        Math.max(
          lines.findLastIndex((line, at) => isOutside[at - 1] === true && isNext(line)),
          0,
        ),
      ),
    );
  return upTo((line) => line === '') || upTo((line) => !/^\s*\p{Ll}/u.test(line));
}

/**
 * What of a text that was cut off ends with a whole sentence, or a whole item of a list or row of a table; where neither stands, with a
 * whole paragraph or line. Empty where there is only one. Languages without spaces count too. Code that was begun and not ended goes
 * with all of it.
 */
export function wholeSentences(cut: string): string {
  const begun = [...cut.matchAll(fences)];
  const last = begun.length % 2 === 1 ? begun.at(-1) : undefined;
  const text = (last ? cut.slice(0, last.index) : cut).trimEnd();
  let end = 0;
  for (const { segment, index } of sentences.segment(text)) {
    const upTo = index + segment.length;
    const isLast = upTo === text.length;
    if (ended.test(segment) && !abbreviated.test(segment) && !itemNumber.test(segment) && !(isLast && numbered.test(segment))) end = upTo;
  }
  const closing = /^["'”’»›)\]}*_~`]*/.exec(text.slice(end))?.[0] ?? '';
  const whole = (text.slice(0, end) + (end > 0 ? closing : '')).trim();
  const lines = linesOf(text);
  const items = wholeItems(lines).trim();
  if (items.length > whole.length) return items;
  if (whole !== '') return whole;
  if (unmarked.test(text)) return text.slice(0, Math.max(text.search(/\s\S*$/), 0)).trim();
  return wholeLines(lines).trim();
}
