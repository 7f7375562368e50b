import { expect, test } from 'vitest';
import { evaluation, mayAnswer, subscriptionStatuses } from './evaluation.ts';

test('the evaluation is one employee and 50 answers', () => {
  expect(evaluation).toEqual({ status: 'NONE', agentQuota: 1, answerLimit: 50 });
});

test('nobody answers for a company whose payment is due or that has left', () => {
  expect(subscriptionStatuses.filter(mayAnswer)).toEqual(['NONE', 'TRIALING', 'ACTIVE']);
});
