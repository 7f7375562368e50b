import {
  chatOfGeneration,
  errorIn,
  type Fields,
  fieldsOf,
  listOf,
  type Protocol,
  type ReportedError,
  retryAfterMs,
} from '@konstruct/providers';
import { answerText } from '../../text/answer-text.ts';
import type { ModelOutcome, VainEnding } from '../model.port.ts';
import type { Tokens } from '../../provider/price.ts';
import { bodyIn } from './event-stream.ts';
import { rejected } from './rejection.ts';
import { isBrokenOff, type AnswerContents, contentsOfChat, contentsOfMessage } from './answer-contents.ts';
import { visibleText } from './thoughts.ts';
import { wholeSentences } from '../../text/whole-sentences.ts';

/** A host's response. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly text: string;
}

/** A longer text is no answer, and is not searched for thoughts or calls. */
const mostRead = 200_000;

const vain = (ending: VainEnding, tokens: Tokens | null, providerMessage: string, isFree = false): ModelOutcome => ({
  ...{ kind: 'vain', ending, tokens, providerMessage, isFree },
});

/** Whether a text has anything visible: more than blanks, formless marks, or replacements for half a character. */
const hasVisible = (text: string) => /[^\s\p{C}\ufffd\u2800\u3164]/u.test(text);

/** The outcome of an answer, by how it ended. */
function ended({ text, unreadable, declinedWith, calls, ended: how, tokens }: AnswerContents): ModelOutcome {
  if (text === null) return vain('UNREADABLE', tokens, unreadable);
  // OpenAI and Anthropic both report what a declined answer costs. If nothing is reported, it is free, unless the model
  // had written some text.
  const isFree = tokens === null && text.trim() === '';
  const declined = declinedWith ? `It declined: ${declinedWith}` : 'It declined to answer.';
  if (declinedWith !== null || how === 'REFUSED') return vain('REFUSED', tokens, declined, isFree);
  if (how === 'FILTERED') return vain('FILTERED', tokens, 'Its content filter stopped the answer.', isFree);
  if (how === 'PAUSED') return vain('UNREADABLE', tokens, 'It paused in the middle of its answer.');
  const visible = visibleText(text.slice(0, mostRead), how === 'CUT');
  // Text before a tool call only announces an answer.
  if (how === 'TOOL' || (visible.text === '' && (calls.length > 0 || visible.hasCall))) {
    const tool = calls[0] ? `the tool “${calls[0]}”` : 'a tool';
    return vain('TOOL_CALL', tokens, `It asked for ${tool} instead of answering.`);
  }
  // Text for which no tokens were counted: the report does not describe this answer.
  const counted = tokens !== null && tokens.completion > 0 ? tokens : null;
  if (how === 'CUT') {
    const whole = wholeSentences(visible.text);
    if (!hasVisible(whole)) return vain('NO_ROOM', tokens, 'It reached its length limit before completing a sentence.');
    return { kind: 'answered', text: answerText(whole), isCut: true, tokens: counted };
  }
  const answer = answerText(visible.text);
  if (!hasVisible(answer))
    return vain(
      'EMPTY',
      tokens,
      visible.hasThoughts ? 'It returned only its reasoning.' : 'It returned an empty answer.',
    );
  return { kind: 'answered', text: answer, isCut: false, tokens: counted };
}

/**
 * The error in a reply: by its status, inside a 200, next to an answer, or in its only choice; null if there is none.
 */
export function errorOf({ status, text }: Reply): ReportedError | null {
  const body = bodyIn(text);
  if (status >= 300) return errorIn(status, text, body);
  const fields = fieldsOf(body);
  const choice = fieldsOf(listOf(fields?.['choices'])[0]);
  const stated =
    (choice ? errorIn(status, text, { error: choice['error'], choices: [choice] }) : null) ??
    errorIn(status, text, body);
  if (stated) return stated;
  // A router's finish reason for a provider that failed, where it says nothing more.
  const isBroken = isBrokenOff(choice?.['finish_reason']) || isBrokenOff(fields?.['stop_reason']);
  return isBroken ? errorIn(status, text, { error: 'The provider stopped partway.' }) : null;
}

/** Reads an answer in each protocol's form. */
const readers: Readonly<Record<Protocol, (body: Fields) => AnswerContents>> = {
  openai: contentsOfChat,
  anthropic: contentsOfMessage,
  'openai-compatible': contentsOfChat,
  google: (body) => contentsOfChat(chatOfGeneration(body)),
};

function read(reply: Reply, protocol: Protocol, now: Date): ModelOutcome {
  const error = errorOf(reply);
  const isInside = reply.status < 300;
  const body = fieldsOf(bodyIn(reply.text));
  const contents = body && isInside ? readers[protocol](body) : null;
  if (!error) return contents ? ended(contents) : vain('UNREADABLE', null, 'Its response was not JSON.');
  // The provider broke off partway. Its host reports what it charges for that, or may charge for the text so far.
  const hasWritten = Boolean(contents?.text?.trim()) || (contents?.tokens?.completion ?? 0) > 0;
  if (contents && hasWritten) return vain('UNREADABLE', contents.tokens, `It reported an error: ${error.message}`);
  return rejected(error, isInside, retryAfterMs(reply.headers, now));
}

/**
 * What a host's reply means for the message that waits for its answer, and for the bill. Never throws, whatever the
 * reply holds.
 */
export function outcomeOf(reply: Reply, protocol: Protocol, now: Date): ModelOutcome {
  try {
    return read(reply, protocol, now);
  } catch {
    if (reply.status < 300) return vain('UNREADABLE', null, 'Its response could not be read.');
    return {
      kind: 'unavailable',
      mayBePaid: false,
      providerMessage: `It answered with status ${reply.status}.`,
      retryAfterMs: null,
    };
  }
}
