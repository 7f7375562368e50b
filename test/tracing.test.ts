import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversations, webhookOf } from './fault/harness/conversations.ts';
import { type Deployment, deployed, startDeployment } from './fault/harness/deployment.ts';
import { AddLlmKeyDocument, ConversationsDocument } from './graph/generated/graphql.ts';
import { connectSlack, createCompany, hire, type Operator } from './setup/operator.ts';
import { type ReceivedSpan, type SpanReceiver, startSpanReceiver } from './setup/span-receiver.ts';

const limitMs = 300_000;
const secret = 'sk-proj-0123456789abcdefghijklmnop';

let receiver: SpanReceiver;
let deployment: Deployment;
let operator: Operator;
beforeAll(async () => {
  receiver = await startSpanReceiver();
  deployment = await startDeployment({
    copyCount: 1,
    environment: {
      LOG_LEVEL: 'info',
      QUIET_WINDOW_MS: '200',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    },
  });
  operator = await createCompany(deployment);
  const input = { providerId: 'openai', label: 'Ours', key: secret, idempotencyKey: randomUUID() };
  const { addLlmKey } = await operator.ask(AddLlmKeyDocument, { input });
  if (addLlmKey.__typename !== 'AddLlmKeySuccess') throw new Error(JSON.stringify(addLlmKey));
  await hire(operator, { providerId: 'openai', modelId: 'gpt-4o-mini', llmKeyId: addLlmKey.llmKey.id });
  await connectSlack(operator, deployment);
}, limitMs);
afterAll(async () => {
  await deployment?.stop();
  await receiver?.stop();
});

/** The spans from the first of a trace down to this one. */
function lineOf(span: ReceivedSpan): ReceivedSpan[] {
  const parent = receiver.spans.find(({ spanId }) => spanId === span.parentId);
  return parent ? [...lineOf(parent), span] : [span];
}

const titles = (spans: readonly ReceivedSpan[]) => spans.map(({ service, name }) => `${service}: ${name}`);

test(
  'one message in Slack is one trace, from the webhook to the post that Slack took, and every line of the log has its id',
  async () => {
    const [workspace] = deployment.vendors.workspaces;
    if (!workspace) throw new Error('No workspace was connected.');
    deployment.vendors.sendsEcho = false;
    const company = { operator, agentId: '', slack: workspace, whatsApp: deployment.vendors.businesses[0] as never };
    const [conversation] = openConversations(company, 1, ['slack']);
    if (!conversation) throw new Error('There is no conversation.');
    const { path, headers, body } = webhookOf(deployment, conversation, [
      { conversation: conversation.id, number: 1 },
    ])();
    const answer = await fetch(`${deployment.url}${path}`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    const requestId = String(answer.headers.get('x-request-id'));

    const posted = await until(async () => receiver.spans.find(({ name }) => name === 'post on SLACK'), 60_000);
    const settled = await until(
      async () => receiver.spans.find(({ service, name }) => service === 'usage' && name === 'agents.run_ended/usage'),
      60_000,
    );
    // Each process sends its own spans in its own time.
    await until(
      () =>
        receiver.spans.some(({ spanId }) => spanId === lineOf(posted)[0]?.spanId) &&
        lineOf(posted)[0]?.parentId === null,
      60_000,
    );
    expect(titles(lineOf(posted))).toEqual([
      'gateway: POST /webhooks/slack',
      'channels: POST /webhooks/slack',
      'channels: process an event',
      'agents: channels.message_received/agents',
      'agents: agents.answer',
      'channels: agents.answer_written/channels',
      'channels: channels.send_slack_message',
      'channels: post on SLACK',
    ]);
    const trace = receiver.spans.filter(({ traceId }) => traceId === posted.traceId);
    const within = (title: string) => trace.filter((span) => titles(lineOf(span)).includes(title));
    expect(titles(within('agents: agents.answer'))).toEqual(
      expect.arrayContaining([
        'agents: reserve budget',
        'usage: POST /internal/reservations',
        'agents: open key',
        'keys: GET /internal/llm-keys/:id',
        'agents: call model',
        'usage: agents.run_ended/usage',
      ]),
    );
    expect(titles(lineOf(settled)).at(-2)).toBe('agents: agents.answer');
    expect(trace.every(({ traceId }) => traceId === settled.traceId)).toBe(true);
    expect(trace.filter(({ isFailed }) => isFailed)).toEqual([]);
    expect(trace.filter(({ parentId }) => parentId === null)).toHaveLength(1);

    // One job processes what many webhooks brought: their events link to it, and it is part of none of their traces.
    const job = receiver.spans.find(({ name }) => name === 'channels.process_inbox');
    expect(trace.find(({ name }) => name === 'process an event')?.linkedTo).toEqual([job?.spanId]);
    expect(job?.traceId).not.toBe(posted.traceId);

    const lines = deployed
      .flatMap((name) => deployment.copies(name).flatMap((copy) => copy.output().split('\n')))
      .filter((line) => line.includes(posted.traceId))
      .map((line) => JSON.parse(line) as { name: string; msg: string; requestId: string });
    expect(new Set(lines.map(({ name }) => name))).toEqual(new Set(['gateway', 'agents', 'channels']));
    expect(lines.map((line) => line.requestId)).toEqual(lines.map(() => requestId));
  },
  limitMs,
);

test('an operation of the graph has a span for each subgraph that was asked, by operation and company', async () => {
  await operator.ask(ConversationsDocument);
  const asked = await until(async () => {
    const first = receiver.spans.find(({ attributes }) => attributes['graphql.operation.name'] === 'Conversations');
    const parts = receiver.spans.filter((span) => span.traceId === first?.traceId);
    return (
      parts.some(({ name }) => name === 'ask agents') &&
      parts.some(({ service }) => service === 'agents') && { first, parts }
    );
  }, 30_000);
  expect(asked.first).toMatchObject({ service: 'gateway', name: 'POST /graphql', parentId: null });
  expect(asked.first?.attributes).toMatchObject({
    'konstruct.tenant_id': operator.tenantId,
    'http.response.status_code': 200,
  });
  const subgraph = asked.parts.find(({ service }) => service === 'agents');
  expect(subgraph && titles(lineOf(subgraph))).toEqual([
    'gateway: POST /graphql',
    'gateway: ask agents',
    'agents: POST /graphql',
  ]);
});

test('what callers outside claim to be a part of is not believed', async () => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  const id = randomUUID();
  await fetch(`${deployment.url}/webhooks/slack`, {
    method: 'POST',
    headers: { traceparent, 'x-request-id': id },
    body: 'x',
  });
  const refused = await until(
    async () =>
      receiver.spans.find(
        ({ attributes, service }) => service === 'channels' && attributes['konstruct.request_id'] === id,
      ),
    30_000,
  );
  expect(refused.traceId).not.toBe('a'.repeat(32));
  expect(receiver.spans.filter(({ traceId }) => traceId === 'a'.repeat(32))).toEqual([]);
});

/** The value of a series, by its name and labels as Prometheus reads them. */
async function valueOf(service: (typeof deployed)[number], series: string): Promise<number | undefined> {
  const text = await (await fetch(`${deployment.copies(service)[0]?.url}/metrics`)).text();
  const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(series) ?? [];
  const wanted = labels.split(',').filter(Boolean);
  const line = text
    .split('\n')
    .find((each) => each.startsWith(`${name}{`) && wanted.every((label) => each.includes(label)));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
}

test.each([
  ['agents', 'konstruct_model_call_seconds_count{provider="openai",outcome="answered"}', 1],
  ['agents', 'konstruct_model_tokens_total{provider="openai",direction="prompt"}', 200],
  ['agents', 'konstruct_model_tokens_total{provider="openai",direction="completion"}', 20],
  ['channels', 'konstruct_sends_total{channel="SLACK",state="sent",code="none"}', 1],
  ['channels', 'konstruct_webhooks_refused_total{source="slack"}', 1],
  ['usage', 'konstruct_audit_partitions_ahead', 3],
] as const)('%s counts %s', async (service, series, count) => {
  expect(await valueOf(service, series)).toBe(count);
});

test('what a model costs, and when all was last counted, is told', async () => {
  // 200 tokens read and 20 written by GPT-4o mini.
  expect(await valueOf('agents', 'konstruct_model_cost_usd_total{provider="openai"}')).toBeCloseTo(0.000042, 6);
  expect(await valueOf('usage', 'konstruct_rollup_last_success_timestamp_seconds')).toBeGreaterThan(1_700_000_000);
});

test('no text of a person, no key and no token is in any span', () => {
  expect(receiver.spans.length).toBeGreaterThan(30);
  for (const body of receiver.bodies) {
    expect(body).not.toContain('When are you open');
    expect(body).not.toContain('0123456789abcdefghijklmnop');
    expect(body).not.toContain('Bearer');
    expect(body).not.toContain(operator.email);
  }
});
