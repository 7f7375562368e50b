import { CombinedError } from '@urql/core';
import { expect, test } from 'vitest';
import { waitOf, messageOf } from './failure-message.ts';

const failed = (code: string, ...path: string[]) =>
  messageOf(new CombinedError({ graphQLErrors: [{ message: 'Failed', path, extensions: { code } }] }));

test('that nothing was changed is said only where the change itself failed', () => {
  expect(failed('INTERNAL_SERVER_ERROR', 'updateTenant')).toContain('Nothing was changed');
  expect(failed('FORBIDDEN', 'updateTenant')).toContain('does not allow');
  for (const code of ['INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE', 'FORBIDDEN']) {
    expect(failed(code, 'updateTenant', 'tenant', 'subscription')).toMatch(/^It was done/);
  }
});

test('where nobody knows whether it was done, the operator is asked to look', () => {
  expect(failed('SUBGRAPH_UNAVAILABLE', 'updateTenant')).toMatch(/see whether it was done/);
  expect(messageOf(new CombinedError({ networkError: new Error('gone') }))).toContain('cannot be reached');
});

test('a rate that is used up is told plainly, with how long to wait', () => {
  const limited = (retryAfterSeconds?: number) =>
    new CombinedError({ graphQLErrors: [{ message: 'Used up', extensions: { code: 'RATE_LIMITED', retryAfterSeconds } }] });
  expect(messageOf(limited(45))).toMatch(/Nothing was changed; try again in 45 seconds\.$/);
  expect(messageOf(limited(1))).toMatch(/try again in 1 second\.$/);
  expect(messageOf(limited(3_541))).toMatch(/try again in 60 minutes\.$/);
  expect([waitOf(limited(45)), waitOf(limited()), waitOf(undefined)]).toEqual([45, 1, null]);
  expect(waitOf(new CombinedError({ graphQLErrors: [{ message: 'No', extensions: { code: 'FORBIDDEN' } }] }))).toBeNull();
});
