const leftOut = '[left out]';

/** Names of fields with secret values, ignoring case, hyphens and underscores. */
const secretName =
  /(authorization|cookie|password|passwd|token|secret|apikey|privatekey|sealed|signature|^key|^jwk|credentials?)$/;

/** Secrets inside texts, such as the message of an error; the replacement shows what was omitted. */
const secretTexts: readonly [RegExp, string][] = [
  // The user and password of a URL.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${leftOut}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${leftOut}`],
  // A JWT or a JWE.
  [/\beyJ[\w-]{8,}(\.[\w-]*){2,4}/g, leftOut],
  // Keys with a known prefix: sk-..., xoxb-..., kst_...
  [/\b(sk|pk|rk|whsec|xox[a-z]|xapp|kst|ghp)([-_])[\w-]{8,}/g, `$1$2${leftOut}`],
  // In a URL, and in a URL that is part of another's query.
  [
    /((?:[?&]|%3F|%26)(?:token|code|state|secret|key|api_key|access_token|password|signature)(?:=|%3D))[^&\s"']+/gi,
    `$1${leftOut}`,
  ],
];

/** The text without the secrets of a known format. */
export function redactText(text: string): string {
  return secretTexts.reduce((left, [form, replacement]) => left.replace(form, replacement), text);
}

const maxDepth = 8;

function fieldsOf(error: Error): object {
  const { name, message, stack, cause } = error;
  const errors: unknown = 'errors' in error ? error.errors : undefined;
  return { type: name, ...error, message, stack, cause, errors };
}

/** What may be logged of a request or an answer, Node's or Fastify's: the rest is headers, bodies and sockets. */
function exchangeOf(value: object): object {
  const safe = ['id', 'method', 'url', 'statusCode'].map(
    (name) => [name, (value as Record<string, unknown>)[name]] as const,
  );
  return Object.fromEntries(safe.filter(([, field]) => typeof field === 'string' || typeof field === 'number'));
}

function redact(value: unknown, depth: number, seen: readonly object[]): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (seen.includes(value)) return '[circular]';
  if (depth > maxDepth) return '[too deep]';
  const below = [...seen, value];
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1, below));
  if (value instanceof Error) return redact(fieldsOf(value), depth + 1, below);
  if ('raw' in value || 'socket' in value) return exchangeOf(value);
  // A date, a buffer: it serializes itself.
  if ('toJSON' in value) return value;
  const entries = Object.entries(value).map(([name, field]) => {
    const isSecret =
      secretName.test(name.toLowerCase().replaceAll(/[-_]/g, '')) &&
      field !== null &&
      field !== undefined &&
      field !== '';
    return [name, isSecret && typeof field !== 'boolean' ? leftOut : redact(field, depth + 1, below)] as const;
  });
  return Object.fromEntries(entries);
}

/** A copy of what is to be logged, without the values of fields named like a secret, at any depth, in errors too. */
export function redactFields(fields: object): Record<string, unknown> {
  return redact(fields, 0, []) as Record<string, unknown>;
}
