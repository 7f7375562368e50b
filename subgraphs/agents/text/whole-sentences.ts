const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** How a sentence ends, in the scripts of the world, including quotes and brackets that may close after it. */
const ended = /[.!?…。！？｡．؟۔।॥።។။‼⁇⁈⁉]["'”’»›)\]}」』】*_~`]*\s*$/u;

/** A dot that ends a word but not a sentence: a known abbreviation, an initial, or a number that may continue. */
const abbreviated =
  /(?:^|[^\p{L}])(?:Dr|Mr|Mrs|Ms|Prof|St|Nr|No|Tel|Str|Inc|Ltd|Co|vs|etc|approx|bzw|ca|usw|Sra?|Mme|e\.g|i\.e|z\. ?B|d\. ?h|u\. ?a|\p{Lu})\.\s*$/u;
const numbered = /\d\.$/;
/** The number of a list item, without any of its text. */
const itemNumber = /^\s*(?:[-*+•]\s*)?\(?(?:\d+|\p{L})[.)]\s*$/u;
/** Scripts without a mark at the end of a sentence: a blank ends it. */
const unmarked = /[\p{Script=Thai}\p{Script=Lao}]/u;

const fences = /^ {0,3}(?:`{3,}|~{3,})/gm;

/** How a list item or a table row begins. */
const begins = /^\s*(?:[-*+•|]|\(?(?:\d+|\p{L})[.)](?:\s|$))/u;
const hasWords = /[\p{L}\p{N}]/u;
/** A line that only announces the next ones: a heading, or a line that ends with a colon. */
const announces = /^\s*$|^\s*#{1,6}\s|[:：][*_~`\s]*$/;
/** The line between a table's header and its rows. */
const underHead = /^\s*\|?[\s|:-]*-{2,}[\s|:-]*$/;

/** The lines without trailing ones that only announce what was cut off. */
function withoutAnnouncement(lines: readonly string[]): string {
  let count = lines.length;
  for (let last = lines[count - 1]; last !== undefined; last = lines[count - 1]) {
    if (underHead.test(last) && last.includes('|')) count -= 2;
    else if (announces.test(last)) count -= 1;
    else break;
  }
  return lines.slice(0, Math.max(count, 0)).join('\n');
}

/** The lines of a text, and after which of them the text is outside of a code block. */
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

/** Up to the last item or row with another one, or a blank line, after it: such lines seldom end with a full stop. */
function wholeItems({ lines, isOutside }: Lines): string {
  const last = lines.findLastIndex((line, at) => {
    const after = lines[at + 1];
    const isFollowed = after !== undefined && (after.trim() === '' || (begins.test(after) && !underHead.test(after)));
    return isFollowed && isOutside[at] && begins.test(line) && hasWords.test(line);
  });
  return withoutAnnouncement(lines.slice(0, last + 1));
}

/**
 * Up to the last paragraph, or else the last line, with another one after it. A line that continues in lower case was
 * only wrapped.
 */
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
 * The part of a text that was cut off up to its last complete sentence, list item or table row; without any of these,
 * up to the last complete paragraph or line. Empty if there is only one. Also works for languages without spaces. Code
 * that began and did not end is removed as a whole.
 */
export function wholeSentences(cut: string): string {
  const begun = [...cut.matchAll(fences)];
  const last = begun.length % 2 === 1 ? begun.at(-1) : undefined;
  const text = (last ? cut.slice(0, last.index) : cut).trimEnd();
  let end = 0;
  for (const { segment, index } of sentences.segment(text)) {
    const upTo = index + segment.length;
    const isLast = upTo === text.length;
    if (
      ended.test(segment) &&
      !abbreviated.test(segment) &&
      !itemNumber.test(segment) &&
      !(isLast && numbered.test(segment))
    )
      end = upTo;
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
