import { type Fields, fieldsOf, listOf, textOf } from '@konstruct/providers';
import type { Tokens } from '../../provider/price.ts';
import { tokensIn } from './tokens-in.ts';

/** The contents of a model's answer, in any protocol. */
export interface AnswerContents {
  /** Null: the body holds no answer; `unreadable` then says why, in a sentence. */
  readonly text: string | null;
  readonly unreadable: string;
  /** What the model wrote to decline; null if it did not decline. */
  readonly declinedWith: string | null;
  /** The tools that it called. */
  readonly calls: readonly string[];
  /** TOOL: it stopped for a tool's result. PAUSED: it stopped partway, and expects a request to continue. */
  readonly ended: 'DONE' | 'CUT' | 'FILTERED' | 'REFUSED' | 'TOOL' | 'PAUSED';
  readonly tokens: Tokens | null;
}

/** How OpenAI, Anthropic, Google and open hosts name the end of an answer. Any other name counts as done. */
const ends: readonly (readonly [AnswerContents['ended'], RegExp])[] = [
  ['REFUSED', /^refusal/i],
  ['FILTERED', /^(content_filter|safety|recitation|blocklist|prohibited_content|sensitive|spii|language)/i],
  [
    'CUT',
    /^(length|max_tokens|max_output_tokens|model_length|model_context_window_exceeded|abort|insufficient_system_resource)$/i,
  ],
  ['TOOL', /^(tool_calls?|function_call|tool_use)$|malformed_function_call/i],
  ['PAUSED', /^pause_turn$/i],
];

/** Whether a host's finish reason says that the provider broke off: OpenRouter `error`, Z.ai `network_error`. */
export const isBrokenOff = (reason: unknown): boolean => /^([a-z]+_)?(error|failed)$/i.test(textOf(reason) ?? '');

const endedBy = (reason: unknown): AnswerContents['ended'] =>
  ends.find(([, pattern]) => pattern.test(textOf(reason) ?? ''))?.[0] ?? 'DONE';

const unreadable = (why: string, tokens: Tokens | null): AnswerContents => ({
  text: null,
  unreadable: why,
  declinedWith: null,
  calls: [],
  ended: 'DONE',
  tokens,
});

const nameOf = (tool: unknown): string[] => {
  const fields = fieldsOf(tool);
  return fields ? [textOf(fieldsOf(fields['function'])?.['name'] ?? fields['name']) ?? 'without a name'] : [];
};

/**
 * A text, or the texts among the parts of a content; thoughts are parts of other types. Null: the content is neither.
 */
function contentOf(content: unknown): string | null {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  return listOf(content)
    .map((part) => {
      const fields = fieldsOf(part);
      const isText = fields?.['type'] === undefined || fields['type'] === 'text' || fields['type'] === 'output_text';
      return typeof part === 'string' ? part : isText && typeof fields?.['text'] === 'string' ? fields['text'] : '';
    })
    .join('');
}

/** Reads a chat completion. https://platform.openai.com/docs/api-reference/chat/object */
export function contentsOfChat(body: Fields): AnswerContents {
  const tokens = tokensIn(body['usage']);
  const choice = fieldsOf(listOf(body['choices'])[0]);
  if (!choice) return unreadable('Its response had no choices.', tokens);
  const message = fieldsOf(choice['message']);
  const text = message ? contentOf(message['content']) : textOf(choice['text']);
  if (text === null) return unreadable('Its response had a choice without a message.', tokens);
  const declinedParts = listOf(message?.['content']).map((part) => textOf(fieldsOf(part)?.['refusal']));
  const calls = [...listOf(message?.['tool_calls']), message?.['function_call']].flatMap(nameOf);
  const declinedWith = textOf(message?.['refusal']) ?? declinedParts.find((words) => words !== null) ?? null;
  return { text, unreadable: '', declinedWith, calls, ended: endedBy(choice['finish_reason']), tokens };
}

/** Reads a message. https://platform.claude.com/docs/en/api/messages */
export function contentsOfMessage(body: Fields): AnswerContents {
  const tokens = tokensIn(body['usage']);
  const text =
    Array.isArray(body['content']) || typeof body['content'] === 'string' ? contentOf(body['content']) : null;
  if (text === null) return unreadable('Its response had no content.', tokens);
  const calls = listOf(body['content']).filter((part) => fieldsOf(part)?.['type'] === 'tool_use');
  return {
    text,
    unreadable: '',
    declinedWith: null,
    calls: calls.flatMap(nameOf),
    ended: endedBy(body['stop_reason']),
    tokens,
  };
}
