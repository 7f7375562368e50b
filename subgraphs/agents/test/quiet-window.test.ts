import { newId } from '@konstruct/kit/database';
import { testJob, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleAnswer } from '../runtime/answer.job.ts';
import { bareDependencies } from './bare-dependencies.ts';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '60000' });
  await service.start();
});
afterAll(() => service.close());

test('a burst is over by the clock by which its messages were stored, also where that of the process is behind', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  const channelId = newId();
  await service.write(tenantId, { channelId });
  const conversation = await until(async () => {
    const [row] = await service.database.query<{ id: string }>(
      'select id from agents.conversations where tenant_id = $1',
      [tenantId],
    );
    return row;
  });
  const clock = { now: () => new Date(Date.now() - 90_000) };
  const deps = await bareDependencies(service, { clock, quietWindowMs: 300 });
  try {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await handleAnswer(deps).run({ tenantId, conversationId: conversation.id }, testJob());
    expect(await service.states(tenantId)).toEqual(['ANSWERED']);
    await service.write(tenantId, { channelId });
    await until(async () => (await service.states(tenantId)).length === 2);
    await handleAnswer(deps).run({ tenantId, conversationId: conversation.id }, testJob());
    expect(await service.states(tenantId)).toEqual(['ANSWERED', 'PENDING']);
  } finally {
    await deps.database.close();
  }
});
