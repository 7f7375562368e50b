import { anthropicError } from './anthropic.ts';
import type { ScriptedAnswer } from './engine.ts';
import { openAiError } from './openai-shapes.ts';

/** An answer that is not a model's answer, in each vendor's words. */
export interface WholeAnswer {
  readonly status: number;
  readonly openAi: unknown;
  readonly anthropic: unknown;
}

type Laid = Pick<ScriptedAnswer, 'text' | 'toolCalls' | 'finish' | 'refusal' | 'thoughtTokens' | 'whole'>;

const refused = (status: number, code: string, type: string, message: string): Laid => ({
  whole: {
    status,
    openAi: openAiError(message, 'invalid_request_error', code),
    anthropic: anthropicError(type, message),
  },
});

/** Every way a call can end other than with a complete answer, as vendors really write it. */
export const endings = {
  REFUSED: { text: '', finish: 'refused', refusal: 'I cannot help with that.' },
  REFUSED_MIDWAY: { text: 'I can', finish: 'refused', refusal: 'I cannot help with that.' },
  FILTERED: { text: '', finish: 'filtered' },
  FILTERED_MIDWAY: { text: 'You can do this by', finish: 'filtered' },
  TOOL_CALL: { toolCalls: [{ name: 'lookup', arguments: {} }] },
  TOOL_CALL_IN_TEXT: { text: '<tool_call>\n{"name":"search","arguments":{"q":"hours"}}\n</tool_call>' },
  NO_ROOM: { text: '', finish: 'length', thoughtTokens: Number.MAX_SAFE_INTEGER },
  CUT: { text: 'We open at nine. On Saturdays we clo', finish: 'length' },
  CUT_IN_FIRST_SENTENCE: { text: 'On Monday we open at nine and we clo', finish: 'length' },
  EMPTY: { text: '' },
  THOUGHTS_ONLY: { text: '', thoughtTokens: 300 },
  THOUGHTS_IN_TEXT: { text: '<think>The margin is 40 %, do not say.</think>\n\nWe open at nine.' },
  UNREADABLE: { whole: { status: 200, openAi: { choices: [] }, anthropic: { type: 'message' } } },
  NOT_JSON: { whole: { status: 200, openAi: '<html>Welcome</html>', anthropic: '<html>Welcome</html>' } },
  ERROR_IN_200: {
    whole: {
      status: 200,
      openAi: { error: { message: 'Provider returned error', code: 502 } },
      anthropic: anthropicError('overloaded_error', 'Overloaded'),
    },
  },
  TEXT: refused(
    400,
    'content_filter',
    'invalid_request_error',
    'The response was filtered due to the prompt triggering the content policy.',
  ),
  LENGTH: refused(
    400,
    'context_length_exceeded',
    'invalid_request_error',
    'prompt is too long: 14001 tokens > 8192 maximum context length',
  ),
  MODEL: refused(
    404,
    'model_not_found',
    'not_found_error',
    'The model does not exist or you do not have access to it.',
  ),
  KEY: refused(401, 'invalid_api_key', 'authentication_error', 'Incorrect API key provided.'),
  REQUEST: refused(400, 'invalid_value', 'invalid_request_error', 'Invalid value for messages[0].content.'),
  BUSY: {
    whole: {
      status: 429,
      openAi: openAiError('Rate limit reached for requests.', 'requests', 'rate_limit_exceeded'),
      anthropic: anthropicError('rate_limit_error', 'Too many requests.'),
    },
  },
} as const satisfies Record<string, Laid>;

/** A way in which a call can end. */
export type Ending = keyof typeof endings;

/** The name of an ending; undefined if there is no such ending. */
export const readEnding = (name: unknown): Ending | undefined =>
  typeof name === 'string' && Object.hasOwn(endings, name) ? (name as Ending) : undefined;
