import { answerText } from '../runtime/answer-text.ts';
import type { ModelCall, ModelOutcome, VainEnding } from '../runtime/model.port.ts';
import type { Tokens } from '../runtime/price.ts';
import { fieldsOf, listOf, parseJson } from './fields.ts';
import { errorIn, rejected, type ReportedError } from './rejection.ts';
import { retryAfterMs } from './retry-after.ts';
import { type Said, saidInChat, saidInMessage } from './said.ts';
import { visibleText } from './thoughts.ts';
import { wholeSentences } from './whole-sentences.ts';

/** What a host answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly text: string;
}

/** More than this is no answer any more, and is not looked through. */
const mostRead = 200_000;

const vain = (ending: VainEnding, tokens: Tokens | null, complaint: string): ModelOutcome => ({
  kind: 'vain',
  ending,
  tokens,
  complaint,
  // Both vendors report what a refusal is charged; where none is reported, none is charged.
  isFree: tokens === null && (ending === 'REFUSED' || ending === 'FILTERED'),
});

/** What an answer comes to by how it ended. */
function ended({ text, unreadable, refusal, calls, ended: how, tokens }: Said): ModelOutcome {
  if (text === null) return vain('UNREADABLE', tokens, unreadable);
  if (refusal !== null || how === 'REFUSED') return vain('REFUSED', tokens, refusal ? `It declined: ${refusal}` : 'It declined to answer.');
  if (how === 'FILTERED') return vain('FILTERED', tokens, 'Its content filter stopped the answer.');
  const visible = visibleText(text.slice(0, mostRead));
  if (visible.text === '' && (calls.length > 0 || visible.hasCall)) {
    const tool = calls[0] ? `the tool “${calls[0]}”` : 'a tool';
    return vain('TOOL_CALL', tokens, `It asked for ${tool} instead of answering.`);
  }
  if (how === 'CUT') {
    const whole = wholeSentences(visible.text);
    if (whole === '') return vain('NO_ROOM', tokens, 'It reached the limit of its answer before one sentence stood.');
    return { kind: 'answered', text: answerText(whole), isCut: true, tokens };
  }
  const answer = answerText(visible.text);
  if (answer === '') return vain('EMPTY', tokens, visible.hasThoughts ? 'It wrote thoughts only.' : 'It ended without a word.');
  return { kind: 'answered', text: answer, isCut: false, tokens };
}

/** The error that a reply is, with a status of its own or inside a 200, or in its only choice; null where it is none. */
export function errorOf({ status, text }: Reply): ReportedError | null {
  const body = parseJson(text);
  if (status >= 300) return errorIn(status, text, body);
  const fields = fieldsOf(body);
  const choice = fieldsOf(listOf(fields?.['choices'])[0]);
  if (fieldsOf(choice?.['error'])) return errorIn(status, text, choice);
  // A router's word for a provider that failed, where it does not say more.
  if (choice?.['finish_reason'] === 'error') return errorIn(status, text, { error: 'The provider broke off.' });
  return choice ? null : errorIn(status, text, body);
}

/** What a host's reply means for the message that waits for its answer, and for the bill. */
export function outcomeOf(reply: Reply, protocol: ModelCall['protocol']): ModelOutcome {
  const error = errorOf(reply);
  const isInside = reply.status < 300;
  const body = fieldsOf(parseJson(reply.text));
  const read = protocol === 'anthropic' ? saidInMessage : saidInChat;
  const said = body && isInside ? read(body) : null;
  if (error) {
    // The provider behind a router broke off in the middle, and says what it charges for that.
    if (said?.tokens && said.tokens.completion > 0) return vain('UNREADABLE', said.tokens, `It reported an error: ${error.message}`);
    return rejected(error, isInside, retryAfterMs(reply.headers));
  }
  return said ? ended(said) : vain('UNREADABLE', null, 'It answered with something that is not JSON.');
}
