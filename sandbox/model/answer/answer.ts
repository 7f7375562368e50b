import { readInstructions } from './instructions.ts';
import { recall, remember, type Turn } from './memory.ts';
import { splitPassages } from './passages.ts';
import { retrieve } from './retrieve.ts';
import { greet, OFFER, smallTalk, withoutGreeting } from './small-talk.ts';

/** The sandbox model's answer, and whether its knowledge covered the question. */
export interface Answer {
  text: string;
  isCovered: boolean;
}

const SUFFIX = '(sandbox model)';

/**
 * Answers the last message of a conversation from the system prompt alone. The same input always gives the same answer.
 */
export function answer(system: string, turns: Turn[]): Answer {
  const lastIndex = turns.findLastIndex((turn) => turn.role === 'user');
  const last = turns[lastIndex]?.text ?? '';
  const earlier = turns.slice(0, Math.max(0, lastIndex));
  if (isSummaryWanted(system, last)) return { text: summarise(turns), isCovered: true };
  const reply = converse(system, last, earlier);
  // Added once per conversation: often enough to be honest, rarely enough not to distract.
  const isFirst = !earlier.some((turn) => turn.role === 'assistant');
  return isFirst ? { ...reply, text: `${reply.text}\n\n${SUFFIX}` } : reply;
}

function converse(system: string, last: string, earlier: Turn[]): Answer {
  const who = readInstructions(system);
  const isFirst = earlier.length === 0;
  const { greeted, rest } = withoutGreeting(last, who.name);
  const name = remember([...earlier, { role: 'user', text: last }]).get('name');
  if (rest === '')
    return { text: greeted ? greet(who, isFirst, name) : `I'm here. How can I help you?`, isCovered: true };

  const hello = greeted ? (name === undefined ? 'Hello! ' : `Hello ${name}! `) : '';
  const talk = recall(rest, earlier) ?? smallTalk(rest, who, earlier);
  if (talk !== undefined) return { text: hello + talk, isCovered: true };

  const before = earlier.findLast((turn) => turn.role === 'user')?.text ?? '';
  const found = retrieve(splitPassages(who.knowledge), rest, before);
  if (found.length > 0)
    return { text: hello + [...new Set(found.map((one) => closed(one.passage.text)))].join(' '), isCovered: true };
  if (!rest.includes('?') && remember([{ role: 'user', text: rest }]).size > 0)
    return { text: `${hello}Thank you, I've noted that. How can I help you?`, isCovered: true };
  if (who.unknownReply !== undefined) return { text: who.unknownReply, isCovered: false };
  return { text: `${hello}I'm sorry, what I was given to know doesn't cover that. ${OFFER}`, isCovered: false };
}

function closed(text: string): string {
  return /[.!?…:)"”]$/.test(text) ? text : `${text}.`;
}

function isSummaryWanted(system: string, last: string): boolean {
  return /^\s*(?:please )?summari[sz]e\b/i.test(last) || /^\s*(?:you )?summari[sz]e\b/i.test(system);
}

function summarise(turns: Turn[]): string {
  const asked = turns
    .filter((turn) => turn.role === 'user' && !/^\s*(?:please )?summari[sz]e\b/i.test(turn.text))
    .map((turn) => `“${turn.text.trim().slice(0, 160)}”`);
  const name = remember(turns).get('name') ?? 'The customer';
  if (asked.length === 0)
    return /summari[sz]e/i.test(turns.at(-1)?.text ?? '')
      ? (turns.at(-1)?.text ?? '').slice(0, 300)
      : 'Nothing was said yet.';
  const last = turns
    .findLast((turn) => turn.role === 'assistant')
    ?.text.replace(`\n\n${SUFFIX}`, '')
    .slice(0, 200);
  return `${name} wrote ${asked.slice(-3).join(', then ')}.${last === undefined ? '' : ` The last answer was: “${last}”`}`;
}
