import type { Instructions } from './instructions.ts';
import { remember, type Turn } from './memory.ts';

/** The sandbox model's offer if it does not know the answer. These words let it recognise a "yes" to the offer. */
export const OFFER = 'Would you like a person from the team to get back to you?';

const GREETING =
  /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|greetings|bonjour|hola|moin|ciao|salut)(?:\s+(?:there|everyone|all|again|team))?\b[\s,.!:)-]*/i;

/** Removes a greeting, and the name after it, from the start of a message. */
export function withoutGreeting(text: string, name: string | undefined): { greeted: boolean; rest: string } {
  const greeting = GREETING.exec(text.trim());
  if (greeting === null) return { greeted: false, rest: text.trim() };
  let rest = text.trim().slice(greeting[0].length);
  const first = name?.split(' ')[0];
  if (first !== undefined && rest.toLowerCase().startsWith(first.toLowerCase())) rest = rest.slice(first.length);
  return { greeted: true, rest: rest.replace(/^[\s,.!?:)-]+/, '') };
}

/** Answers a message that is not a question about the company; undefined if it is one. */
export function smallTalk(text: string, who: Instructions, earlier: Turn[]): string | undefined {
  const trimmed = text.trim();
  const company = who.company ?? 'the team';
  if (
    /\b(?:are|r) (?:you|u) (?:an? )?(?:real|human|person|people|ai|a\.i\.|bot|robot|chatbot|machine|chatgpt|gpt|claude)\b|\b(?:which|what) (?:\w+ )?(?:model|llm|ai)\b|\bam i (?:talking|speaking|chatting) (?:to|with)\b/i.test(
      trimmed,
    )
  ) {
    return `I'm an AI employee${who.company === undefined ? '' : ` of ${who.company}`}, not a person. I run on a sandbox model: it only picks sentences from what I was given, it is not a real language model.`;
  }
  if (/\bwho (?:are you|is this|am i)\b|\bwhat(?:'s|’s| is) your name\b|\bintroduce yourself\b/i.test(trimmed))
    return `${introduce(who)} What can I do for you?`;
  if (
    /\b(?:speak|talk|chat|connect|transfer)\w*\b.*\b(?:human|person|someone|somebody|agent|representative|colleague|staff|manager)\b|\breal (?:human|person)\b|^(?:human|agent|representative)\W*$/i.test(
      trimmed,
    )
  ) {
    return `Of course. I'll leave this to a person from ${company}; they will answer you here.`;
  }
  const offered = earlier.findLast((turn) => turn.role === 'assistant')?.text.includes(OFFER) ?? false;
  if (offered && /^(?:yes|yeah|yep|sure|please|ok|okay|ja|oui|that would be)\b/i.test(trimmed))
    return `Thank you. A person from ${company} will answer you here.`;
  if (/^(?:no|nope|nah|nein|non)(?: thanks| thank you)?\W*$/i.test(trimmed))
    return 'All right. Is there anything else I can help with?';
  if (/^(?:many |ok(?:ay)?,? )?(?:thanks|thank you|thx|cheers|danke|merci|great|perfect)\b[^?]*$/i.test(trimmed))
    return "You're welcome! Is there anything else I can help with?";
  if (/^(?:bye|goodbye|see you|have a (?:nice|good|great))\b[^?]*$/i.test(trimmed))
    return 'Goodbye, and have a good day!';
  if (/^how are you\b|^how(?:'s|’s| is) it going\b/i.test(trimmed)) return 'I’m well, thank you. How can I help you?';
  const newName = remember([{ role: 'user', text: trimmed }]).get('name');
  if (newName !== undefined && !trimmed.includes('?') && trimmed.split(/\s+/).length <= 8)
    return `Nice to meet you, ${newName}. How can I help you?`;
  return undefined;
}

/** The answer to a greeting with nothing else. */
export function greet(who: Instructions, isFirst: boolean, name: string | undefined): string {
  if (who.greeting !== undefined && isFirst) return who.greeting;
  const hello = name === undefined ? 'Hello!' : `Hello ${name}!`;
  return isFirst ? `${hello} ${introduce(who)} How can I help you?` : `${hello} How can I help you?`;
}

function introduce(who: Instructions): string {
  if (who.name === undefined)
    return who.company === undefined ? "I'm an AI employee." : `I'm an AI employee of ${who.company}.`;
  if (who.role === undefined) return `I'm ${who.name}.`;
  return `I'm ${who.name}, ${who.role}${who.company === undefined ? '' : ` at ${who.company}`}.`;
}
