import { type AnswerCase, error } from './rejections.ts';

const anthropic = (type: string, message = '...') => ({ type: 'error', error: { type, message } });
const google = (code: number, status: string, message: string, ...details: object[]) => ({
  error: { code, message, status, details },
});
const billing =
  'Rate limit reached for gpt-4o on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. See billing to raise it.';

/** Answers that the two sides once classified differently. */
export const disputed: AnswerCase[] = [
  ['a rate that money raises', 429, error(billing, 'rate_limit_exceeded', 'requests'), 'BUSY'],
  ['no money, with 429', 429, error('Insufficient Balance'), 'NO_QUOTA'],
  ['a wrong key, with 400', 400, error('...', 'invalid_api_key'), 'WRONG_KEY'],
  [
    'a model that was retired, with 400',
    400,
    error('The model `x` has been decommissioned', 'model_decommissioned'),
    'NO_MODEL',
  ],
  [
    'a model of others, with 403',
    403,
    error('Project `p` does not have access to model `m`', 'model_not_found'),
    'NO_MODEL',
  ],
  [
    'an empty account, with 403',
    403,
    { code: 'no rights', error: 'Your newly created team does not have enough credits.' },
    'NO_QUOTA',
  ],
  ['an organization that was disabled', 400, error('This organization has been disabled.'), 'NO_RIGHTS'],
  ['a load, with 403', 403, error('Too many requests'), 'BUSY'],
  ['a filter, with 403', 403, error('Your input was flagged by our moderation'), 'REFUSED_CONTENT'],
  ['a host before the API', 404, '<!DOCTYPE html><html><body>Not found</body></html>', 'FAILING'],
];

/** Passing failures, and errors inside a 200. */
export const passing: AnswerCase[] = [
  ['too many requests', 429, error('...', 'rate_limit_exceeded'), 'BUSY'],
  ['a provider that is overloaded', 529, anthropic('overloaded_error'), 'FAILING'],
  ['an outage', 500, {}, 'FAILING'],
  ['a gateway', 502, '<html></html>', 'FAILING'],
  ['a time-out at a gateway', 504, '', 'FAILING'],
  ['a time-out', 408, {}, 'FAILING'],
  ['a wrong key in a 200', 200, { error: { code: 401, message: 'No auth credentials found' } }, 'WRONG_KEY'],
  ['a wrong key in a 200, by its type', 200, anthropic('authentication_error'), 'WRONG_KEY'],
  ['no credit in a 200', 200, { error: { code: '402', message: 'Insufficient credits' } }, 'NO_QUOTA'],
  ['a right that is missing in a 200', 200, { error: { code: 403, message: '...' } }, 'NO_RIGHTS'],
  ['an outage in a 200', 200, { error: { code: 502, message: 'Provider returned error' } }, 'FAILING'],
  ['an error in a 200 that says nothing', 200, { error: 'Something went wrong' }, 'FAILING'],
  ['a load in a 200', 200, { error: { code: 429, message: 'Rate limited' } }, 'BUSY'],
  ['a model in a 200', 200, { error: { code: 404, message: 'No such model' } }, 'NO_MODEL'],
];

/** Google's shapes, https://ai.google.dev/gemini-api/docs/troubleshooting */
export const googleAnswers: AnswerCase[] = [
  [
    'a wrong key',
    400,
    google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', { reason: 'API_KEY_INVALID' }),
    'WRONG_KEY',
  ],
  [
    'a key that expired',
    400,
    google(400, 'INVALID_ARGUMENT', 'API key expired. Please renew the API key.'),
    'WRONG_KEY',
  ],
  ['no key', 403, google(403, 'PERMISSION_DENIED', "Method doesn't allow unregistered callers."), 'NO_RIGHTS'],
  [
    'an API that is off',
    403,
    google(
      403,
      'PERMISSION_DENIED',
      'Generative Language API has not been used in project 1 before or it is disabled.',
      {
        reason: 'SERVICE_DISABLED',
      },
    ),
    'NO_RIGHTS',
  ],
  [
    'a place that is not served',
    400,
    google(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
    'NO_RIGHTS',
  ],
  [
    'a minute’s quota',
    429,
    google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.', {
      '@type': 'type.googleapis.com/google.rpc.RetryInfo',
      retryDelay: '23s',
    }),
    'BUSY',
  ],
  [
    'no quota',
    429,
    google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.'),
    'NO_QUOTA',
  ],
  [
    'a model that is not there',
    404,
    google(
      404,
      'NOT_FOUND',
      'models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.',
    ),
    'NO_MODEL',
  ],
  ['an overload', 503, google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'), 'FAILING'],
  [
    'a wrong request',
    400,
    google(400, 'INVALID_ARGUMENT', 'Please ensure that multiturn requests alternate.'),
    'BAD_REQUEST',
  ],
];

/** Azure OpenAI's shapes, https://learn.microsoft.com/azure/ai-foundry/openai/how-to/quota */
export const azureAnswers: AnswerCase[] = [
  [
    'a wrong key',
    401,
    { error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' } },
    'WRONG_KEY',
  ],
  [
    'a deployment that is not there',
    404,
    { error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' } },
    'NO_MODEL',
  ],
  ['a wrong path', 404, { error: { code: '404', message: 'Resource not found' } }, 'NO_ENDPOINT'],
  [
    'a network that is closed',
    403,
    { error: { code: '403', message: 'Access denied due to Virtual Network/Firewall rules.' } },
    'NO_RIGHTS',
  ],
  [
    'a rate',
    429,
    {
      error: {
        code: '429',
        message: 'Requests have exceeded call rate limit of your current pricing tier. Please retry after 26 seconds.',
      },
    },
    'BUSY',
  ],
  [
    'a volume that is used up',
    403,
    { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 10 days.' },
    'NO_QUOTA',
  ],
];

/** The shapes of Mistral, Groq and OpenRouter where they differ from OpenAI's. */
export const routersAnswers: AnswerCase[] = [
  ['Mistral: a wrong key', 401, { detail: 'Unauthorized' }, 'WRONG_KEY'],
  [
    'Mistral: a model',
    400,
    { object: 'error', message: 'Invalid model: x', type: 'invalid_model', param: null, code: '1500' },
    'NO_MODEL',
  ],
  [
    'Mistral: a window',
    400,
    {
      ...{ object: 'error', type: 'invalid_request_prompt', param: null, code: '3051' },
      message: 'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
    },
    'TOO_LONG',
  ],
  [
    'Mistral: a load',
    429,
    { object: 'error', message: 'Service tier capacity exceeded for this model.', code: '3505' },
    'BUSY',
  ],
  ['Mistral: no money', 402, { object: 'error', message: 'Payment required' }, 'NO_QUOTA'],
  ['Groq: a wrong key', 401, error('Invalid API Key', 'invalid_api_key'), 'WRONG_KEY'],
  [
    'Groq: a minute’s tokens',
    413,
    error('Request too large for model `x` on tokens per minute (TPM)', 'rate_limit_exceeded', 'tokens'),
    'TOO_LONG',
  ],
  ['Groq: a tier that is full', 498, error('Flex tier capacity exceeded', 'capacity_exceeded', 'flex'), 'BUSY'],
  ['Groq: an organization', 400, error('Organization has been restricted.', 'organization_restricted'), 'NO_RIGHTS'],
  ['OpenRouter: a wrong key', 401, { error: { code: 401, message: 'User not found.' } }, 'WRONG_KEY'],
  [
    'OpenRouter: too little credit',
    402,
    {
      error: { code: 402, message: 'This request requires more credits, or fewer max_tokens. You can only afford 12.' },
    },
    'NO_QUOTA',
  ],
  [
    'OpenRouter: a key’s limit',
    403,
    { error: { code: 403, message: 'Key limit exceeded (total limit).' } },
    'NO_QUOTA',
  ],
  ['OpenRouter: a model', 400, { error: { code: 400, message: 'x/y is not a valid model ID' } }, 'NO_MODEL'],
  ['OpenRouter: no host of a model', 404, { error: { code: 404, message: 'No endpoints found for x/y.' } }, 'NO_MODEL'],
  [
    'OpenRouter: a host that failed',
    502,
    { error: { code: 502, message: 'Provider returned error', metadata: {} } },
    'FAILING',
  ],
];
