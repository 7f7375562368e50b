import { type AnswerCase, error } from './rejections.ts';

const google = (code: number, status: string, message: string) => ({ error: { code, message, status } });
const googleQuota = 'You exceeded your current quota, please check your plan and billing details.';

/** Answers about the key or its account, as users of other products have reported them. */
export const reportedOfKeys: AnswerCase[] = [
  [
    'OpenAI: a restricted key, with 401',
    401,
    error('You have insufficient permissions for this operation. Missing scopes: model.request. Check your role.'),
    'NO_RIGHTS',
  ],
  ['OpenAI: no organization', 401, error('You must be a member of an organization to use the API.'), 'NO_RIGHTS'],
  ['OpenAI: another address', 401, error('Your IP is not authorized.', 'ip_not_authorized'), 'NO_RIGHTS'],
  [
    'OpenAI: an account that was closed',
    403,
    error('Your access was terminated due to violation of our policies.', null, 'access_terminated'),
    'NO_RIGHTS',
  ],
  [
    'an account that was suspended for what it wrote',
    403,
    error('Your account has been suspended for violating our usage policies.'),
    'NO_RIGHTS',
  ],
  [
    'an organization that was disabled for what it wrote',
    400,
    error('This organization has been disabled due to a violation of our Usage Policy.'),
    'NO_RIGHTS',
  ],
  [
    'Anthropic: a workspace’s limit',
    400,
    error('You have reached your specified workspace API usage limits. You will regain access on 2026-12-01.'),
    'NO_QUOTA',
  ],
  [
    'LiteLLM: a budget, with 400',
    400,
    error('Budget has been exceeded! Current cost: 0.2, Max budget: 0.1', '400', 'auth_error'),
    'NO_QUOTA',
  ],
  ['LiteLLM: a budget, with 429', 429, error('User u, exceeded budget', '429', 'budget_exceeded'), 'NO_QUOTA'],
  ['Zhipu: no money, in Chinese', 429, error('余额不足或无可用资源包,请充值。', '1113'), 'NO_QUOTA'],
  ['Zhipu: debts, in Chinese', 429, error('您的账户已欠费，请充值后重试', '1113'), 'NO_QUOTA'],
  ['a balance inside a detail', 403, { detail: { error: 'Balance is too low' } }, 'NO_QUOTA'],
  [
    'Google: a key that leaked',
    403,
    google(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    'WRONG_KEY',
  ],
  [
    'Google: a key that is not found',
    400,
    google(400, 'INVALID_ARGUMENT', 'API Key not found. Please pass a valid API key.'),
    'WRONG_KEY',
  ],
  ['Fireworks: a wrong key', 403, error('The API key you provided is invalid.', 'UNAUTHORIZED'), 'WRONG_KEY'],
  ['Bedrock: a wrong key', 403, { Message: 'The security token included in the request is invalid.' }, 'WRONG_KEY'],
  ['a code inside a nested error', 400, { error: { error: { message: 'No.', code: 'invalid_api_key' } } }, 'WRONG_KEY'],
];

/** Answers about the model, the text or the load. */
export const reportedOfCalls: AnswerCase[] = [
  ['a firewall’s page', 403, '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>', 'FAILING'],
  ['a call that was cancelled', 499, google(499, 'CANCELLED', 'The operation was cancelled.'), 'FAILING'],
  ['a host behind the host', 424, error('Failed dependency'), 'FAILING'],
  ['Google: when to retry, in words', 429, google(429, 'X', `${googleQuota}\nPlease retry in 31.8s.`), 'BUSY'],
  [
    'Google: when to retry, in an error that a router quotes',
    429,
    error(
      `litellm.RateLimitError: VertexAIException - {"error":{"message":"${googleQuota}","details":[{"retryDelay":"29s"}]}}`,
    ),
    'BUSY',
  ],
  ['a model that is away for a moment', 400, error('The model is not available right now. Try again later.'), 'BUSY'],
  ['DeepSeek: a model', 400, error('Model Not Exist'), 'NO_MODEL'],
  ['Zhipu: a model, in Chinese', 400, error('模型不存在，请检查模型代码。', '1211'), 'NO_MODEL'],
  [
    'Azure: a model of another kind',
    400,
    error('The chatCompletion operation does not work with the specified model, x.', 'OperationNotSupported'),
    'NO_MODEL',
  ],
  [
    'Google: a name of no model',
    400,
    google(400, 'INVALID_ARGUMENT', '* GenerateContentRequest.model: unexpected model name format'),
    'NO_MODEL',
  ],
  ['Moonshot: a window', 400, error('Invalid request: Your request exceeded model token limit: 8192'), 'TOO_LONG'],
  [
    'Google: too many bytes',
    400,
    google(400, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit: 20971520 bytes.'),
    'TOO_LONG',
  ],
  ['Copilot: a window', 400, error('prompt token count of 80000 exceeds the limit of 64000'), 'TOO_LONG'],
  [
    'OpenRouter: a quoted error that is not text',
    400,
    {
      error: {
        code: 400,
        message: 'Provider returned error',
        metadata: { raw: { error: { message: 'prompt is too long: 204800 tokens > 200000 maximum' } } },
      },
    },
    'TOO_LONG',
  ],
];
