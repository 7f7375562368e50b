/** What an endpoint says when it rejects a request. */
export interface Rejection {
  readonly message: string;
  /** The parameter that it names outside its message, if any. */
  readonly param: string | null;
  readonly code: string | null;
}

/** Chat parameters that some hosts accept and others reject, with the patterns that name each in their messages. */
const parameters = {
  max_tokens: /\bmax_tokens\b/,
  max_completion_tokens: /\bmax_completion_tokens\b/,
  maxOutputTokens: /\bmaxOutputTokens\b/,
  effort: /\breasoning_effort\b|\breasoning\.effort\b|\boutput_config\b|\beffort\b|\bthinking[ _]?(?:config|level)\b/i,
};

type Parameter = keyof typeof parameters;

/**
 * How hosts say that they do not accept a parameter: OpenAI ("Unsupported parameter", "Unrecognized request argument
 * supplied"), Azure ("Unknown parameter"), vLLM and others through pydantic ("extra_forbidden", "Extra inputs are not
 * permitted"), Anthropic ("does not support the effort parameter", "Extra inputs are not permitted"), Mistral and Go
 * hosts ("unknown field").
 */
const notTaken =
  /unsupported|not supported|does ?n[o']t support|unrecogni[sz]ed|unknown|unexpected|extra_forbidden|extra (inputs|fields|parameters)|not permitted|not allowed|additional propert|no longer|deprecated|cannot be used|invalid (parameter|argument|field)/i;

/**
 * Which of the sent parameters a host does not accept; null if its rejection is about something else. A message often
 * names the right parameter after the wrong one, so the first one named counts.
 */
export function refusedParameter({ message, param, code }: Rejection, sent: readonly Parameter[]): Parameter | null {
  if (!notTaken.test(`${code ?? ''} ${message}`)) return null;
  const named = Object.entries(parameters).flatMap(([name, pattern]) => {
    const at = param !== null && pattern.test(param) ? -1 : (pattern.exec(message)?.index ?? null);
    return at === null ? [] : [{ name: name as Parameter, at }];
  });
  const first = named.toSorted((a, b) => a.at - b.at)[0];
  return first && sent.includes(first.name) ? first.name : null;
}
