import { randomBytes, randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { startModel } from '@konstruct/sandbox/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AddKeyDocument,
  AskInPlaygroundDocument,
  HireDocument,
  KeysDocument,
  TranscriptDocument,
  UsageOfDocument,
} from '../graph/generated/graphql.ts';
import { sealedColumns } from '../keys/sealed-rows.ts';
import { connectSlack, connectWhatsApp, createCompany, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import {
  answered,
  answeredOnWhatsApp,
  slackTokens,
  whatsAppSecrets,
  writeInSlack,
  writeOnWhatsApp,
} from '../setup/sandbox.ts';

/** A key that cannot be mistaken for anything else. */
const llmKey = `sk-canary-${randomBytes(12).toString('hex')}`;
const wrongKey = `sk-bad-canary-${randomBytes(12).toString('hex')}`;

let model: Awaited<ReturnType<typeof startModel>>;
let product: Product;
let operator: Operator;
/** Every answer that anyone got over HTTP. */
const answers: string[] = [];
const plainFetch = globalThis.fetch;
beforeAll(async () => {
  model = await startModel({ port: 0, latencyMs: 0 });
  product = await startProduct({
    environment: {
      LOG_LEVEL: 'debug',
      OPENAI_BASE_URL: `${model.url}/v1`,
      LLM_ALLOW_PRIVATE_HOSTS: new URL(model.url).host,
    },
  });
  globalThis.fetch = async (input, init) => {
    const response = await plainFetch(input, init);
    if (String(input instanceof Request ? input.url : input).startsWith(product.url)) {
      answers.push(
        JSON.stringify([...response.headers].filter(([name]) => name !== 'set-cookie')),
        await response.clone().text(),
      );
    }
    return response;
  };
  operator = await createCompany(product);
});
afterAll(async () => {
  globalThis.fetch = plainFetch;
  await product?.stop();
  await model?.stop();
});

/** Every row of every table, as text: the contents of a stolen backup. */
async function dump(): Promise<string> {
  const tables = await product.database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const rows = [];
  for (const { name } of tables)
    rows.push(...(await product.database.query<{ row: string }>(`select t::text as row from ${name} t`)));
  return rows.map(({ row }) => row).join('\n');
}

test('no key and no token is found in clear in the database, the logs or any answer, after the whole story', async () => {
  const add = (key: string) =>
    operator.ask(AddKeyDocument, { input: { providerId: 'openai', label: 'Main', key, idempotencyKey: randomUUID() } });
  const { addLlmKey: refused } = await add(wrongKey);
  expect(refused.__typename).toBe('LlmKeyRefusedError');
  const { addLlmKey: added } = await add(llmKey);
  if (added.__typename !== 'AddLlmKeySuccess') throw new Error(JSON.stringify(added));
  expect(added.llmKey.lastFour).toBe(llmKey.slice(-4));

  const hired = await until(async () => {
    const { createAgent } = await operator.ask(HireDocument, {
      input: {
        name: 'Nora',
        role: 'Front desk',
        instructions: 'Be brief.',
        knowledge: 'We are open from 9 to 17.',
        providerId: 'openai',
        modelId: 'gpt-4o-mini',
        llmKeyId: added.llmKey.id,
        idempotencyKey: randomUUID(),
      },
    });
    return createAgent.__typename === 'CreateAgentSuccess' && createAgent.agent;
  });
  await connectSlack(operator, product);
  await writeInSlack(product, 'When are you open?');
  await answered(product, 1);
  await connectWhatsApp(operator, product);
  await writeOnWhatsApp(product, 'When are you open?');
  await answeredOnWhatsApp(product, 1);
  const { sendPlaygroundMessage: sent } = await operator.ask(AskInPlaygroundDocument, {
    input: { agentId: hired.id, text: 'And on Sunday?', idempotencyKey: randomUUID() },
  });
  if (sent.__typename !== 'SendPlaygroundMessageSuccess') throw new Error(JSON.stringify(sent));
  await until(async () =>
    (await operator.ask(TranscriptDocument, { id: sent.conversation.id })).conversation?.messages.nodes.some(
      ({ usage }) => usage,
    ),
  );
  await operator.ask(KeysDocument);
  await operator.ask(UsageOfDocument, { range: { from: '2026-01-01', to: '2026-12-31' } });
  for (const path of [
    '/',
    '/keys',
    '/keys/__data.json',
    '/channels',
    '/account',
    '/usage',
    `/employees/${hired.id}`,
    '/oauth/slack/callback?code=x&state=y',
    '/schema.graphql',
  ]) {
    await operator.open(path);
  }

  const session = operator.cookies().find(({ name }) => name.endsWith('session_token'));
  const secrets: Record<string, string> = {
    'the LLM key': llmKey,
    'the refused LLM key': wrongKey,
    ...Object.fromEntries((await slackTokens(product)).map((token, index) => [`Slack token ${index}`, token])),
    ...(await whatsAppSecrets(product)),
    'the session token': decodeURIComponent(session?.value ?? '').split('.')[0] ?? '',
    'the password': 'correct horse battery staple',
    ...product.secrets(),
  };
  expect(Object.values(secrets).every((secret) => secret.length > 15)).toBe(true);
  const places = { database: await dump(), logs: product.output(), answers: answers.join('\n') };
  const found = Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [`${name} in the ${place}`] : [])),
  );
  expect(found).toEqual([]);
  // Members who manage channels may read the verify token; no log contains it.
  expect(places.logs).not.toContain('hub.verify_token');

  // The search itself works: it finds public values.
  expect(places.database).toContain(llmKey.slice(-4));
  expect(places.answers).toContain('Front desk');
  expect(places.logs.length).toBeGreaterThan(1000);
});

test('whatever lies sealed in the database lies in a column that is rotated', async () => {
  const columns = await product.database.query<{ table: string; name: string }>(
    `select format('%I.%I', table_schema, table_name) as table, column_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and data_type in ('text', 'character varying', 'json', 'jsonb')`,
  );
  const holding: string[] = [];
  for (const { table, name } of columns) {
    const seals = `select from ${table} where "${name}"::text ~ '[A-Za-z0-9_-]{40,}([.][A-Za-z0-9_-]{16,}){4}' limit 1`;
    if ((await product.database.query(seals)).length > 0) holding.push(`${table}.${name}`);
  }
  expect(holding.toSorted()).toEqual(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted());
});
