/** One message of a conversation. */
export interface Turn {
  role: 'user' | 'assistant';
  text: string;
}

/**
 * What people said about themselves earlier, keyed by their own words: `name`, `order number`. The latest statement
 * wins.
 */
export function remember(turns: Turn[]): Map<string, string> {
  const facts = new Map<string, string>();
  for (const turn of turns) {
    if (turn.role !== 'user') continue;
    const name =
      /\b(?:[Mm]y name(?:'s|’s| is)|I am called|[Cc]all me|[Tt]his is)\s+(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)/u.exec(
        turn.text,
      )?.[1];
    if (name !== undefined) facts.set('name', name);
    const introduced = /\bI(?:'m|’m| am)\s+(\p{Lu}[\p{L}'’-]+)(?=[\s,.!]|$)/u.exec(turn.text)?.[1];
    if (introduced !== undefined && !facts.has('name')) facts.set('name', introduced);
    for (const match of turn.text.matchAll(
      /\bmy ((?:\p{L}+ ){0,2}\p{L}+)(?:'s| is| was)\s+([^.,;!?\n]{1,60}?)(?=\s+and\s+my\b|[.,;!?\n]|$)/giu,
    )) {
      const subject = (match[1] ?? '').toLowerCase();
      if (subject !== 'name') facts.set(subject, (match[2] ?? '').trim());
    }
  }
  return facts;
}

/** Answers "what is my …" from earlier messages; undefined if that is not the question. */
export function recall(question: string, earlier: Turn[]): string | undefined {
  if (/\b(?:what did i (?:just )?(?:say|ask|write)|my (?:last|previous) (?:question|message))\b/i.test(question)) {
    const last = earlier.findLast((turn) => turn.role === 'user');
    return last === undefined ? 'That was your first message.' : `You wrote: “${last.text}”`;
  }
  const facts = remember(earlier);
  if (/\bwho am i\b|\bremember me\b|\bremember my name\b|\bknow my name\b/i.test(question))
    return nameAnswer(facts.get('name'));
  const subject = /\bwhat(?:'s|’s| is| was)\s+my\s+((?:\p{L}+\s)*\p{L}+)/iu.exec(question)?.[1]?.toLowerCase();
  if (subject === undefined) return undefined;
  if (subject === 'name') return nameAnswer(facts.get('name'));
  const value = facts.get(subject);
  return value === undefined ? undefined : `You told me that your ${subject} is ${value}.`;
}

function nameAnswer(name: string | undefined): string {
  return name === undefined ? "You haven't told me your name yet." : `You told me that your name is ${name}.`;
}
