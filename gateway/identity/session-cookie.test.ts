import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifySessionCookie } from './session-cookie.ts';

const sign = (token: string, secret: string) =>
  `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;

test('D9 while one secret takes the place of another, cookies that either signed open a session, and of no third', () => {
  for (const secret of ['new', 'old']) expect(verifySessionCookie(sign('token', secret), ['new', 'old'])).toBe('token');
  expect(verifySessionCookie(sign('token', 'foreign'), ['new', 'old'])).toBeNull();
  expect(verifySessionCookie(sign('token', 'old'), ['new'])).toBeNull();
  expect(verifySessionCookie(sign('token', 'old'), [])).toBeNull();
});
