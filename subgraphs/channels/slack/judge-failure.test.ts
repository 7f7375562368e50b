import { expect, test } from 'vitest';
import { judgeFailure, type SlackFailure } from './judge-failure.ts';

const network = (code: string | null): SlackFailure => ({ kind: 'network', code });
const answer = (code: string, neededScopes: string | null = null): SlackFailure => ({ kind: 'answer', code, neededScopes });

test.each([
  ['a refused connection', network('ECONNREFUSED'), 'not_sent'],
  ['an unknown host', network('ENOTFOUND'), 'not_sent'],
  ['a certificate that is not good', network('ERR_TLS_CERT_ALTNAME_INVALID'), 'not_sent'],
  ['a reset', network('ECONNRESET'), 'unknown'],
  ['a time-out', network(null), 'unknown'],
  ['502', { kind: 'http', status: 502 }, 'unknown'],
  ['408', { kind: 'http', status: 408 }, 'unknown'],
  ['404', { kind: 'http', status: 404 }, 'refused'],
  ['429', { kind: 'rate_limit', seconds: 30 }, 'not_sent'],
  ['ratelimited', answer('ratelimited'), 'not_sent'],
  ['internal_error', answer('internal_error'), 'unknown'],
  ['a page', answer('<html>Hello</html>'), 'unknown'],
  ['is_archived', answer('is_archived'), 'refused'],
  ['something new', answer('brand_new_error'), 'refused'],
  ['token_revoked', answer('token_revoked'), 'access_lost'],
] as [string, SlackFailure, string][])('%s means %s', (_what, failure, kind) => {
  expect(judgeFailure(failure).kind).toBe(kind);
});

test('a missing permission is named', () => {
  expect(judgeFailure(answer('missing_scope', 'chat:write')).reason).toContain('chat:write');
});
