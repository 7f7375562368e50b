import { expect, test } from 'vitest';
import { entitle, evaluation } from './entitle.ts';
import { statusOf } from '../state/subscription-status.ts';

const now = new Date('2026-11-24T12:00:00Z');
const weekMs = 7 * 86_400_000;

test('the evaluation is one employee and 50 answers', () => {
  expect(evaluation).toEqual({ status: 'NONE', agentQuota: 1, answerLimit: 50, isFixed: false });
  expect(entitle({}, weekMs, now)).toEqual(evaluation);
});

test.each([
  ['incomplete', 'NONE', 1],
  ['trialing', 'TRIALING', 3],
  ['active', 'ACTIVE', 3],
  ['past_due', 'PAST_DUE', 3],
  ['unpaid', 'UNPAID', 0],
  ['paused', 'UNPAID', 0],
  ['canceled', 'CANCELED', 0],
  ['incomplete_expired', 'CANCELED', 0],
])('%s is shown as %s and lets %i employees work', (providerStatus, status, agentQuota) => {
  expect(statusOf(providerStatus)).toBe(status);
  expect(entitle({ providerStatus, quantity: 3, pastDueSince: now }, weekMs, now)).toMatchObject({
    status,
    agentQuota,
  });
});

test.each(['frozen_by_moonlight', 'constructor', 'toString'])(
  '%s, which is not known here, grants nothing new and takes nothing away',
  (status) => {
    expect(statusOf(status)).toBeNull();
    expect(entitle({ providerStatus: status, quantity: 3, pastDueSince: now }, weekMs, now)).toBeNull();
  },
);

test('employees go on for as long as the grace lasts, and no longer', () => {
  const at = (ms: number) =>
    entitle({ providerStatus: 'past_due', quantity: 2, pastDueSince: new Date(now.getTime() - ms) }, weekMs, now);
  expect(at(weekMs - 1)).toMatchObject({ status: 'PAST_DUE', agentQuota: 2 });
  expect(at(weekMs)).toMatchObject({ status: 'PAST_DUE', agentQuota: 0 });
});
