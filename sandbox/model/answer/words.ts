/** The meaningful words of a text, as stems, in order and with repetitions. */
export function stems(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word)).map(stem);
}

/**
 * Strips English endings, so that "shipping", "ships" and "shipped" match. Wrong stems are harmless if both sides get
 * the same one.
 */
export function stem(word: string): string {
  let root = word.replace(/'s?$/, '').replace(/'\p{L}+$/u, '');
  if (root.length > 3)
    root = root
      .replace(/ies$/, 'y')
      .replace(/(?<=ss|sh|ch|x|z)es$/, '')
      .replace(/(?<![su])s$/, '');
  if (root.length > 5) root = root.replace(/(?:ing|ed|ly)$/, '');
  root = root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return root.length > 3 ? root.replace(/[eyi]$/, '') : root;
}

/** Synonyms, as stems, because people rarely begin with the company's own words. */
export function synonymsOf(root: string): string[] {
  return SYNONYMS.get(root) ?? [];
}

const STOP_WORDS = new Set(
  (
    "a about all am an and any are aren't as at be been being but by can can't cannot could did didn't do does doesn't doing don't for from get got had has have having he her here him his how " +
    "i i'd i'll i'm i've if in into is isn't it it's its just let like me my no nor not of on or our out over please she should so some tell than that that's the their them then there these they this those " +
    "to too up us very was we were what what's when where which while who why will with would you you're your yours much many long know want need also hi hello hey thanks thank"
  ).split(' '),
);

const GROUPS = [
  'price cost fee charge pay expensive cheap rate',
  'open opening hours hour closed close weekday',
  'ship shipping delivery deliver send dispatch arrive',
  'refund return exchange money-back reimburse',
  'contact phone telephone email mail reach call',
  'address location located find office shop store',
  'cancel cancellation terminate',
  'book booking reserve reservation appointment',
  'guarantee warranty',
  'discount offer voucher coupon sale',
  'broken defective damaged faulty repair',
  'start begin join sign',
  'job career hiring vacancy',
];

const SYNONYMS = new Map<string, string[]>();
for (const group of GROUPS) {
  const roots = [...new Set(group.split(' ').map(stem))];
  for (const root of roots) {
    SYNONYMS.set(root, [...(SYNONYMS.get(root) ?? []), ...roots.filter((other) => other !== root)]);
  }
}
