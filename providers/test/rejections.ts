import type { ErrorClass } from '../rejection/classify.ts';

/** An error in the shape that OpenAI and Anthropic share. */
export const error = (message: string, code: string | number | null = null, type = 'invalid_request_error') => ({
  type: 'error',
  error: { message, type, code, param: null },
});
const azure = {
  error: {
    message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
    ...{ type: null, param: 'prompt', code: 'content_filter', status: 400 },
    innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { jailbreak: { filtered: true } } },
  },
};

/** A host's response: a name for it, its status, its body (text as it is, anything else as JSON), and its class. */
export type AnswerCase = [string, number, unknown, ErrorClass];

/** What hosts reject, and with which status. */
export const rejections: AnswerCase[] = [
  ['F7 a filter', 400, error('The response was filtered.', 'content_filter'), 'REFUSED_CONTENT'],
  ['F7 Azure’s filter', 400, azure, 'REFUSED_CONTENT'],
  [
    'F7 OpenAI’s',
    400,
    error('Invalid prompt: your prompt was flagged as potentially violating our usage policy.', 'invalid_prompt'),
    'REFUSED_CONTENT',
  ],
  ['F7 Anthropic’s', 400, error('Output blocked by content filtering policy'), 'REFUSED_CONTENT'],
  [
    'F7 OpenRouter’s',
    403,
    { error: { code: 403, message: 'Your chosen model requires moderation and your input was flagged' } },
    'REFUSED_CONTENT',
  ],
  [
    'F28 half a character',
    400,
    error("'utf-8' codec can't encode character: surrogates not allowed"),
    'REFUSED_CONTENT',
  ],
  [
    'F17 a small window',
    400,
    error(
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 14001 tokens.",
      'context_length_exceeded',
    ),
    'TOO_LONG',
  ],
  ['F17 Anthropic’s window', 400, error('prompt is too long: 204800 tokens > 200000 maximum'), 'TOO_LONG'],
  [
    'F17 vLLM’s',
    400,
    {
      object: 'error',
      message: "This model's maximum context length is 4096 tokens. Please reduce the length of the messages.",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'TOO_LONG',
  ],
  [
    'F17 llama.cpp’s',
    500,
    { error: { code: 500, message: 'the request exceeds the available context size', type: 'server_error' } },
    'TOO_LONG',
  ],
  [
    'F17 Google’s',
    400,
    [
      {
        error: {
          code: 400,
          message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
          status: 'INVALID_ARGUMENT',
        },
      },
    ],
    'TOO_LONG',
  ],
  ['H2 too many bytes', 413, error('Request exceeds the maximum size', null, 'request_too_large'), 'TOO_LONG'],
  [
    'more than a minute’s tokens',
    429,
    error(
      'Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 50000.',
      'rate_limit_exceeded',
      'tokens',
    ),
    'TOO_LONG',
  ],
  [
    'H2 a model that is gone',
    404,
    error('The model `gpt-9` does not exist or you do not have access to it.', 'model_not_found'),
    'NO_MODEL',
  ],
  [
    'a model of others',
    403,
    error('Project `p` does not have access to model `gpt-4o`', 'model_not_found'),
    'NO_MODEL',
  ],
  ['Anthropic’s missing model', 404, error('model: claude-9', null, 'not_found_error'), 'NO_MODEL'],
  ['Groq’s retired model', 400, error('The model `x` has been decommissioned', 'model_decommissioned'), 'NO_MODEL'],
  ['a wrong path', 404, '404 page not found', 'NO_ENDPOINT'],
  ['a wrong key', 401, error('Incorrect API key provided', 'invalid_api_key'), 'WRONG_KEY'],
  [
    'Google’s wrong key',
    400,
    [
      {
        error: {
          code: 400,
          message: 'API key not valid.',
          status: 'INVALID_ARGUMENT',
          details: [{ reason: 'API_KEY_INVALID' }],
        },
      },
    ],
    'WRONG_KEY',
  ],
  ['no money', 402, error('Insufficient credits'), 'NO_QUOTA'],
  ['no rights', 403, error('Your API key does not have permission', null, 'permission_error'), 'NO_RIGHTS'],
  [
    'no quota',
    429,
    error(
      'You exceeded your current quota, please check your plan and billing details.',
      'insufficient_quota',
      'insufficient_quota',
    ),
    'NO_QUOTA',
  ],
  ['no credit at Anthropic', 400, error('Your credit balance is too low to access the Anthropic API.'), 'NO_QUOTA'],
  ['anything else', 400, error('Invalid value for messages[0].content'), 'BAD_REQUEST'],
  [
    'a field check',
    422,
    { detail: [{ loc: ['body', 'messages'], msg: 'field required', type: 'missing' }] },
    'BAD_REQUEST',
  ],
  ['a redirect', 302, '', 'UNEXPECTED'],
  [
    'Mistral’s field check',
    422,
    { object: 'error', message: { detail: [{ loc: ['body', 'x'], msg: 'Field required', type: 'missing' }] } },
    'BAD_REQUEST',
  ],
  ['a plain sentence', 400, 'Content Exists Risk', 'REFUSED_CONTENT'],
  [
    'a prompt longer than vLLM’s model',
    400,
    error(
      'The decoder prompt (length 5000) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller',
    ),
    'TOO_LONG',
  ],
  [
    'TGI’s sum',
    422,
    error(
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4097. Given: 4000 `inputs` tokens and 4500',
      'validation',
    ),
    'TOO_LONG',
  ],
  ['Z.ai’s window', 400, error('Prompt exceeds max length', '1261'), 'TOO_LONG'],
  [
    'SGLang’s window',
    400,
    error("The input (5000 tokens) is longer than the model's context length (4096 tokens)."),
    'TOO_LONG',
  ],
  [
    'OpenRouter’s window',
    400,
    error(
      "This endpoint's maximum context length is 8192 tokens. However, you requested about 12500 tokens (8000 of text input, 4500 in the output).",
    ),
    'TOO_LONG',
  ],
  [
    'roles that do not alternate',
    400,
    error('Conversation roles must alternate user/assistant/user/assistant/...'),
    'BAD_REQUEST',
  ],
  [
    'a limit of spending at Anthropic',
    400,
    error('You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.'),
    'NO_QUOTA',
  ],
  [
    'xAI’s wrong key',
    400,
    { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: sk***ry.' },
    'WRONG_KEY',
  ],
  [
    'xAI’s empty account',
    403,
    { code: 'no rights', error: 'Your newly created team does not have enough credits.' },
    'NO_QUOTA',
  ],
  ['no credits', 400, error('This team does not have any credits.'), 'NO_QUOTA'],
  [
    'Alibaba’s debt',
    400,
    { code: 'Arrearage', message: 'Access denied, please make sure your account is in good standing.' },
    'NO_QUOTA',
  ],
  [
    'xAI’s guidelines',
    403,
    {
      code: 'The caller does not have permission to execute the specified operation',
      error: 'Content violates usage guidelines.',
    },
    'REFUSED_CONTENT',
  ],
  ['a model flagged as deprecated', 400, error('The model `x` is flagged as deprecated.'), 'NO_MODEL'],
  ['a model flagged for deprecation', 400, error('The model `x` has been flagged for deprecation.'), 'NO_MODEL'],
  [
    'a suspended account',
    412,
    error('Account x is suspended, possibly due to reaching the monthly spending limit.'),
    'NO_QUOTA',
  ],
  ['a model that was retired', 400, error('Model x has been retired.'), 'NO_MODEL'],
];
