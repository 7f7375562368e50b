import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ProductionRules, productionIssues } from './production.ts';
import { type KeyPairNames, secretIssues } from './secret-issues.ts';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce
  .number({ error: 'set it to a port, a number from 0 to 65535' })
  .int('set it to a port, a number from 0 to 65535')
  .min(0, 'set it to a port, a number from 0 to 65535')
  .max(65535, 'set it to a port, a number from 0 to 65535');

/** One of our own secrets: random text. */
export const secret = z
  .string({ error: 'set it to at least 32 random characters' })
  .min(32, 'set it to at least 32 random characters');
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'set it to postgres://HOST:PORT/DATABASE' });

const password = z
  .string({ error: "set it to the password of the service's role, as npm run make-env prints it" })
  .min(32, "set it to the password of the service's role, as npm run make-env prints it");

/** What every service reads from its environment. */
export const commonEnv = {
  DATABASE_URL: databaseUrl,
  /** The database itself, when DATABASE_URL leads to a pooler: listeners and workers use it. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  /** The password of the service's own role. Only `migrate` knows the secret from which all of them are derived. */
  DATABASE_PASSWORD: password,
  IDENTITY_PUBLIC_KEY: z.string({ error: "set it to the gateway's public key, a JWK" }),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ error: 'set it to the address that people open, such as https://example.com' })
    .default('http://localhost:4000'),
  /** How long work under way may take to finish once the process is asked to stop. */
  STOP_GRACE_SECONDS: z.coerce.number().int().min(0).max(3_600).default(75),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
} as const;

/** For services with directory tables: the password of the role that reaches them. */
export const directoryEnv = { DATABASE_DIRECTORY_PASSWORD: password } as const;

/** For services with a worker: the password of the queue's role. */
export const queueEnv = { DATABASE_QUEUE_PASSWORD: password } as const;

/** What to set in place of a value of another type, within a variable that holds JSON. */
const typeSentences: Readonly<Record<string, string>> = {
  boolean: 'set it to true or false',
  string: 'set it to text, in quotes',
  array: 'set it to a list',
  object: 'set it to an object',
};

/** The message when a schema has none of its own; zod's would show types, and might show values. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return `set it to one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.input !== undefined)
    return `set it to at least ${issue.minimum} characters`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `set it to a number of ${issue.minimum} or more`;
  if (issue.code === 'too_big' && issue.origin === 'number') return `set it to a number of ${issue.maximum} or less`;
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return 'set it to an address, such as https://example.com';
  if (issue.code === 'unrecognized_keys') return `take out ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'set it to a number';
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'set it to a whole number';
  if (issue.input === undefined) return 'it is missing; set it';
  return issue.code === 'invalid_type' ? typeSentences[issue.expected] : undefined;
}

type Source = Readonly<Record<string, string | undefined>>;

const isGiven = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

/**
 * `NAME_FILE` instead of `NAME`: how container platforms pass secrets. A file that cannot be read is an issue,
 * `NAME_FILE: what to set`.
 */
export function readFiles(names: readonly string[], source: Source) {
  const values: Record<string, string> = {};
  const issues: string[] = [];
  for (const name of names) {
    const path = source[`${name}_FILE`];
    if (isGiven(source[name]) || !isGiven(path)) continue;
    try {
      values[name] = readFileSync(path, 'utf8').trim();
    } catch {
      issues.push(`${name}_FILE: set it to a file that can be read`);
    }
  }
  return { values, issues };
}

/**
 * Reads an environment by a shape of zod schemas. A blank variable counts as not set; when NAME is not set, the file
 * that NAME_FILE names is read. Secrets must differ from one another, and the halves of `pairs` must belong together.
 * When NODE_ENV says production, `rules` apply as well, and no value may be one made for development. Throws one error
 * that names every issue, each with what to set, none with the value that was set.
 */
export function readEnv<TShape extends z.ZodRawShape>(
  shape: TShape,
  source: Source,
  rules: (env: z.infer<z.ZodObject<TShape>>) => ProductionRules = () => ({}),
  pairs: readonly KeyPairNames[] = [],
) {
  const { values, issues: unread } = readFiles(Object.keys(shape), source);
  const given = {
    ...Object.fromEntries(
      Object.entries(source).filter((entry): entry is [string, string] => entry[0] in shape && isGiven(entry[1])),
    ),
    ...values,
  };
  const result = z.object(shape).safeParse(given, { error: sentence });
  const wrong = result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!result.success || unread.length > 0) throw invalid('complete', [...unread, ...wrong]);

  if (source['NODE_ENV'] === 'production') {
    const texts = Object.entries(result.data).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const { required = [], ...more } = rules(result.data);
    const common = 'PUBLIC_URL' in shape ? ['PUBLIC_URL'] : [];
    const unfit = productionIssues(
      given,
      { ...Object.fromEntries(texts), ...given },
      { ...more, required: [...common, ...required] },
    );
    if (unfit.length > 0) throw invalid('fit for production', unfit);
  }
  const unsafe = secretIssues(given, pairs);
  if (unsafe.length > 0) throw invalid('safe', unsafe);
  return result.data;
}

const invalid = (what: string, issues: readonly string[]) =>
  new Error(`The environment is not ${what}.\n  ${issues.map((issue) => `${issue}.`).join('\n  ')}`);
