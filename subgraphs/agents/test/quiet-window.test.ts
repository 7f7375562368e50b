import { newId } from '@konstruct/kit/database';
import { testJob, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleAnswer } from '../runtime/answer.job.ts';
import { bareDependencies } from './bare-dependencies.ts';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let house: AgentsService;
beforeAll(async () => {
  house = await openAgentsService({ QUIET_WINDOW_MS: '60000' });
  await house.start();
});
afterAll(() => house.close());

test('a burst is over by the clock by which its messages were stored, also where that of the process is behind', async () => {
  const { tenantId, operator } = await house.company();
  await house.hire(operator);
  const channelId = newId();
  await house.write(tenantId, { channelId });
  const conversation = await until(async () => {
    const [row] = await house.database.query<{ id: string }>('select id from agents.conversations where tenant_id = $1', [tenantId]);
    return row;
  });
  const clock = { now: () => new Date(Date.now() - 90_000) };
  const deps = await bareDependencies(house, { clock, quietWindowMs: 300 });
  try {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await handleAnswer(deps).run({ tenantId, conversationId: conversation.id }, testJob());
    expect(await house.states(tenantId)).toEqual(['ANSWERED']);
    await house.write(tenantId, { channelId });
    await until(async () => (await house.states(tenantId)).length === 2);
    await handleAnswer(deps).run({ tenantId, conversationId: conversation.id }, testJob());
    expect(await house.states(tenantId)).toEqual(['ANSWERED', 'PENDING']);
  } finally {
    await deps.database.close();
  }
});
