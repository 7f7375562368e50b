/** A piece of knowledge that can stand alone in an answer. */
export interface Passage {
  /** The text of the answer, if the passage matches. */
  text: string;
  /** Its context: the question it answers, or the headings above it. */
  about: string;
  /** Passages from one paragraph share this number, so that an answer can keep them together. */
  paragraph: number;
}

const LIST_LIMIT = 400;

/** Splits knowledge into passages: prose, lists, `Q:`/`A:` pairs, lines with a question, or headings. */
export function splitPassages(knowledge: string): Passage[] {
  const passages: Passage[] = [];
  let heading = '';
  let paragraph = 0;
  for (const block of knowledge.split(/\n\s*\n/)) {
    let lines = block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    paragraph += 1;
    while (lines[0] !== undefined && isHeading(lines[0])) {
      heading = lines[0].replace(/^#+\s*|\*\*|:$/g, '');
      lines = lines.slice(1);
    }
    passages.push(...splitBlock(lines, heading, paragraph));
  }
  return passages;
}

function splitBlock(lines: string[], heading: string, paragraph: number): Passage[] {
  const passages: Passage[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    const question = questionIn(line);
    if (question !== undefined) {
      const answer: string[] = [];
      while (index + 1 < lines.length && questionIn(lines[index + 1] ?? '') === undefined)
        answer.push(unmark(lines[++index] ?? ''));
      const text = answer.join(' ').replace(/^(?:A|Answer)\s*[:.]\s*/i, '');
      if (text !== '') passages.push({ text, about: `${heading} ${question}`, paragraph });
    } else if (line.endsWith(':') && isBullet(lines[index + 1])) {
      const items: string[] = [];
      while (isBullet(lines[index + 1])) items.push(unmark(lines[++index] ?? ''));
      passages.push(...listPassages(line, items, heading, paragraph));
    } else {
      passages.push(...sentences(unmark(line)).map((text) => ({ text, about: heading, paragraph })));
    }
    index += 1;
  }
  return passages;
}

/** A short list is one passage. A long list is several, and each keeps the line above the list as context. */
function listPassages(intro: string, items: string[], heading: string, paragraph: number): Passage[] {
  const whole = `${unmark(intro)} ${items.join('; ')}`;
  if (whole.length <= LIST_LIMIT)
    return [{ text: /[.!?]$/.test(whole) ? whole : `${whole}.`, about: heading, paragraph }];
  return items.map((text) => ({ text, about: `${heading} ${unmark(intro)}`, paragraph }));
}

/** Splits prose at the ends of sentences, but not after abbreviations or inside numbers. */
export function sentences(text: string): string[] {
  const parts = text.split(/(?<=[.!?]["”’)]?)\s+(?=["“(]?[\p{Lu}\p{N}])/u);
  const whole: string[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (
      last !== undefined &&
      /(?:\b(?:e\.g|i\.e|etc|approx|no|nr|mr|mrs|ms|dr|st|vs|ca|a\.m|p\.m|inc|ltd)\.)$/i.test(last)
    )
      whole[whole.length - 1] = `${last} ${part}`;
    else whole.push(part);
  }
  return whole.filter((part) => part !== '');
}

function questionIn(line: string): string | undefined {
  const marked = /^(?:[-*•]\s*)?(?:\*\*)?(?:Q|Question|Frage)\s*\d*\s*[:.]\s*(.+)$/i.exec(line)?.[1];
  if (marked !== undefined) return marked.replaceAll('**', '');
  return /^[^.!]{5,200}\?(?:\*\*)?$/.test(line) && !/^(?:A|Answer)\s*:/i.test(line) ? unmark(line) : undefined;
}

function isHeading(line: string): boolean {
  return /^#{1,6}\s/.test(line) || /^\*\*[^*]+\*\*:?$/.test(line);
}

function isBullet(line: string | undefined): boolean {
  return line !== undefined && /^(?:[-*•]|\d+[.)])\s+/.test(line);
}

function unmark(line: string): string {
  return line
    .replace(/^(?:[-*•]|\d+[.)])\s+/, '')
    .replaceAll('**', '')
    .replace(/^#+\s*/, '')
    .trim();
}
