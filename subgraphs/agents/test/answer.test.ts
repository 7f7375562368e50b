import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService();
  await service.start();
});
afterAll(() => service.close());

interface Sent {
  sendPlaygroundMessage: { conversation: { id: string }; message: { id: string } };
}
interface Read {
  conversation: { messages: { nodes: { id: string; text: string }[] } };
}

const send = `mutation ($input: SendPlaygroundMessageInput!) { sendPlaygroundMessage(input: $input) { __typename
  ... on SendPlaygroundMessageSuccess { conversation { id } message { id text answerState } } ... on UserError { reason: message } } }`;
const read = `query ($id: ID!) { conversation(id: $id) { id kind contactName preview agent { id name } channel { id }
  messages { nodes { id author text answerState agentVersion conversation { id } } pageInfo { hasNextPage } } } }`;

test('a playground message is answered by the model, from what the employee knows, and costed', async () => {
  const { tenantId, operator } = await service.company();
  const { agent } = await service.hire(operator);
  expect(agent.status).toBe('ACTIVE');
  const input = { agentId: agent.id, text: 'When do you open?', idempotencyKey: newId() };
  const { sendPlaygroundMessage: sent } = await service.ask<Sent>(operator, send, { input });
  expect(sent).toMatchObject({ __typename: 'SendPlaygroundMessageSuccess', message: { answerState: 'PENDING' } });
  const { sendPlaygroundMessage: again } = await service.ask<Sent>(operator, send, { input });
  expect(again.message.id).toBe(sent.message.id);

  await until(async () => (await service.answers(tenantId)).length > 0);
  const { conversation } = await service.ask<Read>(operator, read, { id: sent.conversation.id });
  expect(conversation).toMatchObject({ kind: 'PLAYGROUND', agent: { name: 'Mia' }, channel: null });
  expect(conversation.messages.nodes).toMatchObject([
    { author: 'CONTACT', text: 'When do you open?', answerState: 'ANSWERED', agentVersion: null },
    { author: 'AGENT', answerState: null, agentVersion: 1, conversation: { id: sent.conversation.id } },
  ]);
  const reply = conversation.messages.nodes[1];
  expect(reply?.text).toContain('nine');
  const [settled, ...more] = await service.settled(tenantId);
  expect(more).toEqual([]);
  expect(settled).toMatchObject({
    outcome: 'completed',
    messageId: reply?.id,
    isPriced: true,
    isMeasured: true,
    channelKind: 'PLAYGROUND',
  });
  const { runId, promptTokens = 0, completionTokens = 0, costUsd } = settled ?? {};
  expect(Number(costUsd)).toBeCloseTo((promptTokens * 0.15 + completionTokens * 0.6) / 1e6, 9);
  const held = service.stubs.reservations.find((reservation) => reservation.runId === runId);
  expect(Number(costUsd)).toBeLessThanOrEqual(Number(held?.amountUsd));
});

test('a burst is answered once, and a message received three times is answered once', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  const channelId = newId();
  const first = { channelId, messageId: newId(), text: 'Hello' };
  await service.write(tenantId, first, first, { channelId, text: 'When do you open?' });
  await until(async () => (await service.answers(tenantId)).length > 0);
  await service.write(tenantId, first);
  await until(async () => (await service.messagesTo(tenantId, 'agents')).length === 0);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await service.states(tenantId)).toEqual(['ANSWERED', 'ANSWERED']);
  expect(await service.settled(tenantId)).toMatchObject([{ outcome: 'completed', channelKind: 'SLACK' }]);
  const answers = await service.answers(tenantId);
  expect(answers).toHaveLength(1);
  const written = await service.messagesTo(tenantId, 'channels');
  expect(written.map(({ body }) => body)).toEqual([
    { messageId: answers[0]?.id, channelId, threadKey: 'C1:1', text: answers[0]?.text, agentName: 'Mia' },
  ]);
});

test.each([
  ['openai', 'gpt-4o-mini', '/v1/chat/completions', 'authorization', 'Bearer sk-canary-0003'],
  ['anthropic', 'claude-haiku-4-5', '/v1/messages', 'x-api-key', 'sk-canary-0003'],
])(
  '%s answers in its own protocol, with the key opened in the runtime only, at its own price',
  async (providerId, modelId, path, header, value) => {
    const { tenantId, operator } = await service.company();
    const llmKeyId = await service.addKey(tenantId, 'sk-canary-0003', { providerId });
    await service.hire(operator, { providerId, modelId, llmKeyId });
    await service.write(tenantId, {});
    await until(async () => (await service.answers(tenantId)).length > 0);
    const requests = await service.modelCalls(path);
    expect(requests.at(-1)?.headers[header]).toBe(value);
    const [settled] = await service.settled(tenantId);
    expect(settled).toMatchObject({ outcome: 'completed', isPriced: true });
    expect(Number(settled?.costUsd)).toBeGreaterThan(0);
    const everything = await service.database.query(
      `select * from agents.runs r, agents.messages m, jobs.outbox_messages o where r.tenant_id = $1 and m.tenant_id = $1 and o.tenant_id = $1`,
      [tenantId],
    );
    expect(JSON.stringify(everything)).not.toContain('canary');
  },
);
