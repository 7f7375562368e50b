import type { Passage } from './passages.ts';
import { stems, synonymsOf } from './words.ts';

/** A passage and its score, from 0 to about 1. */
export interface Found {
  passage: Passage;
  score: number;
}

const ENOUGH = 0.34;
const MOST = 3;
/** How close to the best score another passage must be to be included: from the same paragraph, and from elsewhere. */
const NEAR_BEST = { here: 0.6, elsewhere: 0.85 };
/** A word that occurs in no passage says less about the question than one that does. */
const UNKNOWN_WEIGHT = 0.5;
const WRONG_SHAPE = 0.6;
const SYNONYM_WEIGHT = 0.7;
const EARLIER_WEIGHT = 0.4;

/** Questions that refer to the previous one. */
const FOLLOW_UP = /^(?:and|or|but|also|what about|how about)\b|\b(?:it|that|they|them|this|those|these)\b/i;

/** Kinds of questions, and the pattern of an answer to each. */
const SHAPES: [question: RegExp, answer: RegExp][] = [
  [/\bhow much\b|\bprice|\bcost|\bfee\b/i, /[€$£¥]\s?\d|\d\s?(?:€|euros?|dollars?|pounds?|usd|eur|chf)\b|\bfree\b/i],
  [
    /\bwhen\b|\bwhat time\b|\bhours\b|\bopen\b/i,
    /\d{1,2}(?::\d\d|\s?[ap]\.?m)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/i,
  ],
  [/\bhow (?:long|fast|soon|quick)/i, /\b\d+\s+(?:\w+\s+)?(?:days?|hours?|weeks?|minutes?|months?)\b/i],
  [/\bphone\b|\bcall\b|\be-?mail\b|\bcontact\b|\breach\b/i, /@|\+?\d[\d\s()-]{6,}/],
];

/**
 * The passages that best answer a question, in the order of the text; none if no passage matches well enough. Rare
 * words weigh more than common ones. If the question refers to the previous one, `earlier`, the words of that count
 * too.
 */
export function retrieve(passages: Passage[], question: string, earlier = ''): Found[] {
  const documents = passages.map((passage) => new Set(stems(`${passage.text} ${passage.about}`)));
  const headings = passages.map((passage) => new Set(stems(passage.about)));
  const weigh = (root: string) => {
    const count = documents.filter(
      (words) => words.has(root) || synonymsOf(root).some((other) => words.has(other)),
    ).length;
    return Math.log(1 + passages.length / (1 + count)) * (count === 0 ? UNKNOWN_WEIGHT : 1);
  };
  const asked = question
    .replace(/\b(?:send|give|bring) (?:it |them |this )?back\b/gi, 'return')
    .replace(/\bmoney back\b/gi, 'refund');
  const wanted = new Map([...new Set(stems(asked))].map((root) => [root, weigh(root)]));
  const isFollowUp = wanted.size <= 2 && (wanted.size === 0 || FOLLOW_UP.test(question));
  if (isFollowUp) {
    for (const root of stems(earlier)) if (!wanted.has(root)) wanted.set(root, weigh(root) * EARLIER_WEIGHT);
  }
  const total = [...wanted.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [];

  const shapeOf = (text: string) => SHAPES.filter(([ask]) => ask.test(text)).map(([, given]) => given);
  const shapes = shapeOf(asked).length > 0 || !isFollowUp ? shapeOf(asked) : shapeOf(earlier);
  const scored = passages.map((passage, index): Found & { index: number; fits: boolean } => {
    const words = documents[index] ?? new Set();
    let sum = 0;
    for (const [root, weight] of wanted) {
      if (words.has(root)) sum += weight * (headings[index]?.has(root) === true ? 1.15 : 1);
      else if (synonymsOf(root).some((other) => words.has(other))) sum += weight * SYNONYM_WEIGHT;
    }
    // A long passage matches words by chance.
    const length = 1 / (1 + Math.max(0, words.size - 25) / 100);
    return {
      passage,
      index,
      score: (sum / total) * length,
      fits: sum > 0 && shapes.some((given) => given.test(passage.text)),
    };
  });
  if (scored.some((found) => found.fits)) for (const found of scored) found.score *= found.fits ? 1.1 : WRONG_SHAPE;

  const ranked = scored.toSorted((a, b) => b.score - a.score || a.index - b.index);
  const best = ranked[0];
  if (best === undefined || best.score < ENOUGH) return [];
  return ranked
    .filter((found) => found.score >= ENOUGH)
    .filter(
      (found) =>
        found.score >=
        best.score * (found.passage.paragraph === best.passage.paragraph ? NEAR_BEST.here : NEAR_BEST.elsewhere),
    )
    .slice(0, MOST)
    .toSorted((a, b) => a.index - b.index);
}
