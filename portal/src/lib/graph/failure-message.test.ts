import { CombinedError } from '@urql/core';
import { expect, test } from 'vitest';
import { waitOf, messageOf } from './failure-message.ts';

const failed = (code: string, ...path: string[]) =>
  messageOf(new CombinedError({ graphQLErrors: [{ message: 'Failed', path, extensions: { code } }] }));

test('that nothing was changed is said only where the change itself failed', () => {
  expect(failed('INTERNAL_SERVER_ERROR', 'updateTenant')).toContain('Nothing was changed');
  expect(failed('FORBIDDEN', 'updateTenant')).toContain('doesn’t allow');
  for (const code of ['INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE', 'FORBIDDEN']) {
    expect(failed(code, 'updateTenant', 'tenant', 'subscription')).toMatch(/^Your change was made/);
  }
});

test('where it is not known whether a change was made, the operator is asked to look', () => {
  expect(failed('SUBGRAPH_UNAVAILABLE', 'updateTenant')).toMatch(/see whether your change was made/);
  expect(messageOf(new CombinedError({ networkError: new Error('gone') }))).toContain('can’t be reached');
});

test('a rate that is used up is named plainly, with how long to wait', () => {
  const limited = (retryAfterSeconds?: number) =>
    new CombinedError({
      graphQLErrors: [{ message: 'Used up', extensions: { code: 'RATE_LIMITED', retryAfterSeconds } }],
    });
  expect(messageOf(limited(45))).toMatch(/Nothing was changed\. Try again in 45 seconds\.$/);
  expect(messageOf(limited(1))).toMatch(/Try again in 1 second\.$/);
  expect(messageOf(limited(3_541))).toMatch(/Try again in 60 minutes\.$/);
  expect([waitOf(limited(45)), waitOf(limited()), waitOf(undefined)]).toEqual([45, 1, null]);
  expect(
    waitOf(new CombinedError({ graphQLErrors: [{ message: 'No', extensions: { code: 'FORBIDDEN' } }] })),
  ).toBeNull();
});
