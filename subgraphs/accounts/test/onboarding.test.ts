import { testOperator } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
let tenantId: string;
beforeAll(async () => {
  accounts = await openAccountsService();
  tenantId = await accounts.createTenant();
});
afterAll(() => accounts.close());

const record = (step: string, status: string, role = 'OWNER') =>
  accounts.askRaw(
    testOperator(tenantId, role),
    `mutation ($input: RecordOnboardingStepInput!) {
      recordOnboardingStep(input: $input) { ... on RecordOnboardingStepSuccess { onboarding { currentStep } } }
    }`,
    { input: { step, status } },
  );

async function onboarding() {
  const query = '{ tenant { onboarding { currentStep steps { name status } } } }';
  const { tenant } = await accounts.ask<{ tenant: { onboarding: unknown } }>(testOperator(tenantId, 'VIEWER'), query);
  return tenant.onboarding;
}

test('a new company’s wizard begins with the first step', async () => {
  expect(await onboarding()).toEqual({
    currentStep: 'CONNECT',
    steps: [
      { name: 'CONNECT', status: 'OPEN' },
      { name: 'CONFIGURE', status: 'OPEN' },
      { name: 'TEST', status: 'OPEN' },
    ],
  });
});

test('a recorded step stays recorded, said once or twice, and others beside it', async () => {
  await record('CONNECT', 'SKIPPED');
  expect(await record('CONNECT', 'SKIPPED')).toMatchObject({
    data: { recordOnboardingStep: { onboarding: { currentStep: 'CONFIGURE' } } },
  });
  await Promise.all([record('CONFIGURE', 'DONE'), record('TEST', 'DONE')]);
  expect(await onboarding()).toMatchObject({
    currentStep: null,
    steps: [{ status: 'SKIPPED' }, { status: 'DONE' }, { status: 'DONE' }],
  });
});

test('who may not manage employees cannot move the wizard', async () => {
  expect((await record('TEST', 'OPEN', 'VIEWER')).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
