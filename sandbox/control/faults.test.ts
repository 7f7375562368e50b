import { expect, test } from 'vitest';
import { createFaults } from './faults.ts';

test('a rule applies to as many fitting requests as it says and to no others', () => {
  const faults = createFaults();
  faults.add([{ match: '/api/chat', method: 'POST', times: 2, status: 500 }]);
  expect(faults.take('GET', '/api/chat.postMessage')).toBeUndefined();
  expect(faults.take('POST', '/api/auth.test')).toBeUndefined();
  expect(faults.take('POST', '/api/chat.postMessage')?.status).toBe(500);
  expect(faults.take('POST', '/api/chat.postMessage')?.status).toBe(500);
  expect(faults.take('POST', '/api/chat.postMessage')).toBeUndefined();
});

test('a rule can let the first requests pass', () => {
  const faults = createFaults();
  faults.add([{ match: '*', after: 1, hang: true }]);
  expect(faults.take('GET', '/a')).toBeUndefined();
  expect(faults.take('GET', '/a')?.hang).toBe(true);
});
