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

/**
 * What of a text that was cut off ends with a whole sentence; empty where not one stands. Languages without spaces count too. Code
 * that was begun and not ended goes with all of it.
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
  if (end === 0 && unmarked.test(text)) return text.slice(0, Math.max(text.search(/\s\S*$/), 0)).trim();
  const closing = /^["'”’»›)\]}*_~`]*/.exec(text.slice(end))?.[0] ?? '';
  return (text.slice(0, end) + (end > 0 ? closing : '')).trim();
}
