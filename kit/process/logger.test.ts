import { describe, expect, test } from 'vitest';
import { createLogger } from './index.ts';

describe('the log', () => {
  const canary = 'canary-1234567890';
  const logged = (write: (log: ReturnType<typeof createLogger>) => void): string => {
    const lines: string[] = [];
    write(createLogger({ name: 'test', level: 'info', destination: { write: (line) => void lines.push(line) } }));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'test' });
    return lines[0] ?? '';
  };

  test.each<[string, object]>([
    ['at the top', { password: canary, apiKey: canary, 'set-cookie': [canary], SLACK_SIGNING_SECRET: canary }],
    ['deep inside', { a: { b: { c: [{ d: { headers: { Authorization: canary, Cookie: canary } } }] } } }],
    ['in an object', { credentials: { user: canary, nested: { value: canary } } }],
    [
      'in an instance',
      {
        thing: new (class Thing {
          readonly accessToken = canary;
        })(),
      },
    ],
    [
      'in a field of an error',
      { err: Object.assign(new Error('no'), { config: { headers: { authorization: canary } } }) },
    ],
    [
      'in the cause of an error',
      { error: new Error('no', { cause: Object.assign(new Error('why'), { client_secret: canary }) }) },
    ],
    ['in several errors', { err: new AggregateError([Object.assign(new Error('a'), { sealed: canary })]) }],
  ])('leaves out secrets %s', (_where, fields) => {
    const line = logged((log) => log.error(fields, 'it failed'));
    expect(line).not.toContain(canary);
    expect(line).toContain('[left out]');
  });

  test.each([
    `connect postgres://user:${canary}@localhost/db failed`,
    `answered 401 to Authorization: Bearer ${canary}`,
    `GET /verify-email?token=${canary}&callbackURL=/`,
    `GET /sign-up?next=%2Finvitations%2Faccept%3Ftoken%3D${canary}`,
    `the token eyJhbGciOiJFZERTQSJ9.${canary}.c2lnbmF0dXJl is too old`,
    `Incorrect API key provided: sk-proj-${canary}`,
    `xoxb-${canary} was revoked`,
  ])('leaves out secrets of a known form: %s', (text) => {
    for (const line of [
      logged((log) => log.warn(text)),
      logged((log) => log.warn({ error: text }, 'no')),
      logged((log) => log.error(new Error(text, { cause: new Error(text) }))),
      logged((log) => log.child({ url: text }).info('no')),
    ]) {
      expect(line).not.toContain('1234567890');
      expect(line).toContain('[left out]');
    }
  });

  test('keeps what helps: numbers of tokens, ids, messages, stacks, codes, dates', () => {
    const at = new Date(0);
    const line = logged((log) =>
      log.error(
        {
          promptTokens: 12,
          keyId: 'k1',
          threadKey: 'a:b',
          idempotencyKey: 'c',
          at,
          token: null,
          err: Object.assign(new TypeError('no such host'), { code: 'ENOTFOUND' }),
        },
        'it failed',
      ),
    );
    expect(JSON.parse(line)).toMatchObject({
      msg: 'it failed',
      promptTokens: 12,
      keyId: 'k1',
      threadKey: 'a:b',
      idempotencyKey: 'c',
      at: at.toISOString(),
      token: null,
      err: {
        type: 'TypeError',
        message: 'no such host',
        code: 'ENOTFOUND',
        stack: expect.stringContaining('logger.test.ts'),
      },
    });
  });

  test('logs the path of a request and the status of an answer, not their headers', () => {
    const raw = { headers: { 'x-other': canary }, socket: {} };
    const line = logged((log) =>
      log.error(
        { req: { id: 'r1', method: 'GET', url: '/graphql', raw, body: canary }, res: { statusCode: 500, raw } },
        'it failed',
      ),
    );
    expect(line).not.toContain(canary);
    expect(JSON.parse(line)).toMatchObject({
      req: { id: 'r1', method: 'GET', url: '/graphql' },
      res: { statusCode: 500 },
    });
  });

  test('bears what refers to itself, and what it is not given', () => {
    const ring: Record<string, unknown> = { name: 'ring' };
    ring['self'] = ring;
    expect(logged((log) => log.info({ ring }, 'round'))).toContain('[circular]');
    expect(logged((log) => log.info({ nothing: undefined, none: null, big: 10n.toString() }, 'empty'))).toContain(
      'empty',
    );
  });
});
