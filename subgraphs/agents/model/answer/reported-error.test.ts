import { afterEach, describe, expect, test } from 'vitest';
import { errorIn, mostOfError } from '@konstruct/providers';
import { endHosts, startRecordingHost } from '../test/host.ts';

afterEach(endHosts);

describe('however long a host’s rejection is, patterns see only its beginning', () => {
  const digits = '7'.repeat(900_000);
  test.each<[string, unknown]>([
    ['a number', { error: { message: `max_tokens ${digits}`, type: digits, param: digits, code: digits } }],
    ['many numbers', { error: { message: `max_tokens ${'9 '.repeat(200_000)}` } }],
    [
      'a list of field checks',
      { detail: Array.from({ length: 10_000 }, () => ({ loc: ['body'], msg: 'max_tokens 7'.repeat(5) })) },
    ],
    ['an error in a list', [{ error: { message: `max_tokens ${digits}` } }]],
    ['words behind a router', { error: { message: 'Failed', code: 400, metadata: { raw: digits } } }],
    ['what is no JSON', `"message": "max_tokens ${digits}"`],
    [
      'details',
      {
        error: { message: 'x', details: Array.from({ length: 10_000 }, () => ({ reason: 'max_tokens 7'.repeat(5) })) },
      },
    ],
  ])('%s', async (_what, body) => {
    for (const status of [400, 200]) {
      const error = errorIn(status, typeof body === 'string' ? body : JSON.stringify(body));
      for (const read of [error?.message, error?.codes, error?.code, error?.param])
        expect(read?.length ?? 0).toBeLessThanOrEqual(mostOfError);
      const { call } = await startRecordingHost(() => ({ status, body }));
      expect(await call('openai-compatible')).toMatchObject({
        kind: expect.stringMatching(/refused|unavailable|vain/),
      });
    }
  });
});
