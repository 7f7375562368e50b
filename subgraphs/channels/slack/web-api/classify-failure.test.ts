import { expect, test } from 'vitest';
import { classifyFailure, type SlackFailure } from './classify-failure.ts';

const network = (isNeverConnected: boolean): SlackFailure => ({ kind: 'network', isNeverConnected });
const http = (status: number): SlackFailure => ({ kind: 'http', status, retryAfterSeconds: null });
const answer = (code: string, neededScopes: string | null = null): SlackFailure => ({
  kind: 'answer',
  code,
  neededScopes,
});

test.each([
  ['a connection that never stood', network(true), 'not_sent'],
  ['a connection that was cut', network(false), 'unknown'],
  ['503', http(503), 'not_sent'],
  ['500', http(500), 'unknown'],
  ['502', http(502), 'unknown'],
  ['504', http(504), 'unknown'],
  ['408', http(408), 'unknown'],
  ['404', http(404), 'refused'],
  ['service_unavailable', answer('service_unavailable'), 'not_sent'],
  ['request_timeout', answer('request_timeout'), 'not_sent'],
  ['fatal_error', answer('fatal_error'), 'unknown'],
  ['429', { kind: 'rate_limit', seconds: 30 }, 'not_sent'],
  ['ratelimited', answer('ratelimited'), 'not_sent'],
  ['internal_error', answer('internal_error'), 'unknown'],
  ['a page', answer('<html>Hello</html>'), 'unknown'],
  ['is_archived', answer('is_archived'), 'refused'],
  ['something new', answer('brand_new_error'), 'refused'],
  ['token_revoked', answer('token_revoked'), 'access_lost'],
] as [string, SlackFailure, string][])('%s means %s', (_what, failure, kind) => {
  expect(classifyFailure(failure).kind).toBe(kind);
});

test('a missing permission is named', () => {
  expect(classifyFailure(answer('missing_scope', 'chat:write')).reason).toContain('chat:write');
});
