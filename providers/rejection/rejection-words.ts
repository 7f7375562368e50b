/**
 * What the message and codes of an error are about. Vendors report the same error with 400, 403, 422 or 429; only the
 * text tells them apart.
 */

/** A key that is wrong. */
const wrongKey = new RegExp(
  [
    'invalid_?api_?key|api_?key_?invalid|(?:invalid|incorrect|wrong) api[ -]?key',
    'api[ -]?key (?:you provided )?(?:is |was |has |has been |was reported as )?(?:not valid|not found|invalid|incorrect|expired|disabled|missing|revoked|leaked)',
    '(?:access|security) token (?:included in the request )?(?:is )?(?:invalid|expired)|login fail',
  ].join('|'),
  'i',
);
/** A key without money behind it. */
const noQuota = new RegExp(
  [
    'insufficient_quota|billing_\\w+|billing details|billing hard limit|plans & billing|enable billing',
    'credit balance|insufficient (?:credits?|balance|funds)|(?:not have|without|out of|no) (?:enough |any |sufficient |remaining )?credits',
    'reached your specified (?:workspace )?api usage limits|arrearage|account is in good standing|spend(?:ing)? (?:limit|cap)|out of call volume quota',
    'key limit exceeded|budget_exceeded|budget has been exceeded|exceeded budget|over budget|balance is (?:too low|insufficient)|余额不足|欠费',
  ].join('|'),
  'i',
);
/** A key whose account or location may not make the call. */
const noRights = new RegExp(
  [
    '(?:organization|account|team)\\b[^\\n]{0,60}(?:has been|is) (?:disabled|suspended|restricted|deactivated|not active)',
    'missing scopes|ip_not_authorized|must be a member of an organization|access_terminated|access was terminated',
    'user location is not supported|unsupported_country|country, region, or territory not supported',
  ].join('|'),
  'i',
);
/** Prompt and answer exceed the model's window. */
const length = new RegExp(
  [
    'context_length_exceeded|string_above_max_length|request_too_large|exceed_context_size|request too large',
    'exceeded model token limit|prompt token count of \\d+ exceeds|payload size exceeds',
    'maximum (?:context|prompt|model) length|exceeds (?:the )?max(?:imum)? (?:\\w+ )?length|exceeds the maximum number of tokens',
    'context (?:length|window|size|limit)|(?:prompt|input) is too long|input length|too many (?:input )?tokens|reduce the length',
    'max_tokens must be at least 1, got -|`?inputs`? tokens \\+ `?max_new_tokens`? must be|`?inputs`? must have less than',
  ].join('|'),
  'i',
);
/** The text did not pass a filter. A message may also say "flagged" about a model that is deprecated. */
const filtered = new RegExp(
  [
    'content_filter|content_policy|invalid_prompt|ResponsibleAIPolicy|data_?inspection_?failed|prohibited_content|moderation|guardrail',
    'content (?:management )?(?:policy|filter|exists risk)|safety system|usage polic|acceptable use|inappropriate content',
    '(?:usage|safety|community|content) guidelines|(?:input|output) (?:new_)?sensitive|敏感内容',
    '(?:input|prompt|content|messages?|request|text|response|output|conversation) (?:was|were|is|are|has been|have been|got) flagged|flagged (?:by|for)(?! (?:deprecation|removal))',
  ].join('|'),
  'i',
);
/** Half a character, which strict hosts reject in JSON. */
const malformed = /surrogate|invalid (unicode|utf-?8)|unpaired/i;
/** A model that does not exist, is not available to this key, or has been retired. */
const model = new RegExp(
  [
    'model_?not_?(?:found|available|supported)|model_decommissioned|DeploymentNotFound|unsupported_model|no endpoints found',
    'model\\b[^\\n]{0,120}(?:does not exist|not found|is not available(?! (?:right now|at the moment))|decommissioned|flagged (?:as|for) (?:deprecat|remov))',
    'model\\b[^\\n]{0,120}(?:is|was|has been) (?:now )?(?:deprecated|retired|shut ?down)',
    'does not exist or you do not have access|does not have access to model|invalid_?model|invalid model|unknown model|not a valid model',
    'model not exist|模型不存在|does not work with the specified model|unexpected model name',
  ].join('|'),
  'i',
);
/** A provider that is overloaded, whatever status it reports. */
const busy =
  /rate.?limit|too many requests|overloaded|throttl|capacity.exceeded|(?:server|service|engine|model|system) is (?:currently |temporarily )?(?:busy|unavailable)|at capacity|try again later/i;
/** OpenAI's 400 for thoughts that used all the tokens: its model worked, but reached no answer. */
const noRoom = /could not finish the message because|model output limit was reached/i;

const patterns = { wrongKey, noQuota, noRights, length, filtered, malformed, model, busy, noRoom };

/** Whether an error's text is about one of these subjects. */
export const isAbout = (text: string, ...subjects: readonly (keyof typeof patterns)[]): boolean =>
  subjects.some((subject) => patterns[subject].test(text));

/** The status that the codes of an error inside a 200 correspond to; null: none. */
export function statusOfCodes(codes: string): number | null {
  if (/throttl|rate_?limit|too_?many_?requests|resource_?exhausted/i.test(codes)) return 429;
  if (/quota|billing|credit|payment|arrearage/i.test(codes)) return 402;
  if (/authentication|unauthori[sz]ed|unauthenticated|api_?key/i.test(codes)) return 401;
  if (/permission|forbidden|access_?denied/i.test(codes)) return 403;
  if (/not_?found/i.test(codes)) return 404;
  if (/invalid|bad_?request|unsupported|content_|context_/i.test(codes)) return 400;
  return null;
}

/**
 * The status that the text of an error corresponds to, where nothing else gives one. Text without a known meaning
 * counts as a passing failure.
 */
export function statusOfWords(text: string): number {
  if (isAbout(text, 'wrongKey', 'noQuota', 'noRights', 'length', 'filtered', 'malformed', 'model', 'noRoom'))
    return 400;
  if (isAbout(text, 'busy')) return 503;
  if (/unauthori[sz]ed|authentication (?:failed|error|required)|not authenticated/i.test(text)) return 401;
  if (/permission denied|access denied|forbidden/i.test(text)) return 403;
  if (/bad request|invalid (?:request|parameter|argument|value|type)|is required|must be (?:a|an|one) /i.test(text))
    return 400;
  return 503;
}
