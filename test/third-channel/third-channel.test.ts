import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageOfDocument } from '../graph/generated/graphql.ts';
import { createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { edits, filesOutside, kinds, overlay } from './changes.ts';
import { type Copy, copyRepository } from './copy.ts';
import { isSignedBy, sign, signatureHeader } from './overlay/subgraphs/channels/api/signature.ts';

let copy: Copy;
let product: Product | undefined;
beforeAll(() => {
  copy = copyRepository();
  const files = ['subgraphs/channels/vendors.ts', 'portal/src/lib/channel/vendors.ts'];
  // The first check's results for unchanged files are reused by the second.
  const compilerOptions = { incremental: true, tsBuildInfoFile: 'vendors.tsbuildinfo' };
  const settings = { extends: './tsconfig.json', compilerOptions, include: [], files };
  writeFileSync(join(copy.root, 'tsconfig.vendors.json'), JSON.stringify(settings));
});
afterAll(async () => {
  await product?.stop();
  copy.remove();
});

const checkTypes = () => copy.run('tsc', ['--noEmit', '-p', 'tsconfig.vendors.json']);

test('a third vendor of channels changes at most 14 files outside of its own folder', () => {
  expect(filesOutside().length).toBeLessThanOrEqual(14);
});

test(
  'of a kind that is named and nothing more, the compiler says where a vendor is missing',
  { timeout: 180_000 },
  async () => {
    for (const [from = '', to = ''] of kinds.changes) copy.edit(kinds.file, from, to);
    const found = String(await checkTypes().catch(String));
    const missing = [...found.matchAll(/^([^\s(]+)\(\d+,\d+\): error TS2741: Property 'API' is missing/gm)].map(
      ([, file]) => file,
    );
    expect(missing.toSorted()).toEqual(['portal/src/lib/channel/vendors.ts', 'subgraphs/channels/vendors.ts']);
  },
);

/** Where a company's own program receives answers. */
async function receiveAnswers() {
  const received: { body: Buffer; signature: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    received.push({ body, signature: String(request.headers[signatureHeader]) });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/answers`,
    received,
    close: () => server.close(),
  };
}

/** Connects a channel through the graph, by the document that the copy trusts. */
async function connect(operator: Operator, answersUrl: string): Promise<{ id: string; secret: string }> {
  const trusted = JSON.parse(copy.read('test/graph/generated/persisted-documents.json')) as Record<string, string>;
  const documentId = Object.keys(trusted).find((hash) => trusted[hash]?.startsWith('mutation ConnectApi('));
  const response = await operator.open('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-konstruct-tenant': operator.tenantId },
    body: JSON.stringify({ documentId, variables: { input: { name: 'Our shop', answersUrl } } }),
  });
  const { data } = (await response.json()) as {
    data: { connectApi: { channel: { id: string; kind: string }; secret: string } };
  };
  expect(data.connectApi.channel).toMatchObject({ kind: 'API', status: 'CONNECTED' });
  return { id: data.connectApi.channel.id, secret: data.connectApi.secret };
}

test(
  'it is composed, migrated and started, connected through the graph, and a message over it is answered',
  { timeout: 300_000 },
  async () => {
    copy.lay(overlay);
    for (const { file, changes } of edits) for (const [from, to] of changes) copy.edit(file, from, to);
    await copy.run('node', ['schema/compose.ts']);
    await copy.run('graphql-codegen', ['--config', 'codegen.ts']);
    await checkTypes();

    product = await startProduct({ without: ['portal'], root: copy.root });
    const answers = await receiveAnswers();
    const operator = await createCompany(product);
    await hire(operator);
    const { id, secret } = await connect(operator, answers.url);
    const post = (body: string, signature: string) =>
      fetch(`${product?.url}/webhooks/api/${id}`, { method: 'POST', headers: { [signatureHeader]: signature }, body });
    const question = JSON.stringify({ id: 'first', from: { id: 'ada', name: 'Ada' }, text: 'When are you open?' });
    expect((await post(question, sign(question, 'another secret'))).status).toBe(401);
    // The same event twice is one message.
    for (let times = 0; times < 2; times += 1) expect((await post(question, sign(question, secret))).status).toBe(200);

    const answer = await until(async () => answers.received[0]);
    expect(isSignedBy(secret, answer.body, answer.signature)).toBe(true);
    expect(JSON.parse(String(answer.body))).toMatchObject({ author: 'Nora', text: expect.stringMatching(/9 to 17/) });
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const range = { from: day(Date.now()), to: day(Date.now() + 86_400_000) };
    const byChannel = () =>
      operator.ask(UsageOfDocument, { range }).then(({ tenant }) => tenant?.usage?.byChannel ?? []);
    const [used] = await until(async () => ((await byChannel()).length > 0 ? byChannel() : null));
    expect([used?.kind, used?.totals.answerCount]).toEqual(['API', 1]);
    expect(answers.received).toHaveLength(1);
    answers.close();
  },
);
