import { expect, test } from 'vitest';
import { failureOf } from './provider-failure.adapter.ts';

/** The error that the AI SDK passes on when its fetch throws. */
const thrownFor = (code: string) =>
  new Error('Cannot connect to API', { cause: Object.assign(new TypeError('fetch failed'), { code }) });

test.each([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTDOWN',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('a call that failed with %s was never made, and costs nothing', (code) => {
  expect(failureOf(thrownFor(code))).toMatchObject({ kind: 'unavailable', mayBePaid: false });
});

test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])(
  'a call that failed with %s may have been paid for',
  (code) => {
    expect(failureOf(thrownFor(code))).toMatchObject({ kind: 'unavailable', mayBePaid: true });
  },
);
