import { CombinedError } from '@urql/core';
import { expect, test } from 'vitest';
import { wordsOf } from './refusal-words.ts';

const failed = (code: string, ...path: string[]) =>
  wordsOf(new CombinedError({ graphQLErrors: [{ message: 'Failed', path, extensions: { code } }] }));

test('that nothing was changed is said only where the change itself failed', () => {
  expect(failed('INTERNAL_SERVER_ERROR', 'updateTenant')).toContain('Nothing was changed');
  expect(failed('FORBIDDEN', 'updateTenant')).toContain('does not allow');
  for (const code of ['INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE', 'FORBIDDEN']) {
    expect(failed(code, 'updateTenant', 'tenant', 'subscription')).toMatch(/^It was done/);
  }
});

test('where nobody knows whether it was done, the operator is asked to look', () => {
  expect(failed('SUBGRAPH_UNAVAILABLE', 'updateTenant')).toMatch(/see whether it was done/);
  expect(wordsOf(new CombinedError({ networkError: new Error('gone') }))).toContain('cannot be reached');
});
