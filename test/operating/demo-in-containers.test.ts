import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRunning } from '../../launcher/demo/running-product.ts';

const servers: Server[] = [];
/** A server that answers at some paths, and 404 elsewhere. */
async function answering(answers: Readonly<Record<string, string>>): Promise<number> {
  const server = createServer(
    ({ url = '' }, response) => void response.writeHead(url in answers ? 200 : 404).end(answers[url]),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'konstruct-home-'));
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(home, { recursive: true, force: true });
});

test('a demonstration in containers is found by the ports that its containers publish; without its sandbox servers it is said what is missing', async () => {
  const PORT = await answering({ '/schema.graphql': 'type Tenant { id: ID }' });
  const settings = { PORT, PUBLIC_URL: undefined, KONSTRUCT_HOME: home };
  const mail = await answering({ '/_control/mails': '[]' });
  const model = await answering({ '/_control/faults': '[]' });
  const found = await findRunning(settings, { mail, model, slack: 1, meta: 1, stripe: 1 });
  expect(found?.url).toBe(`http://localhost:${PORT}`);
  expect([found?.sandbox('mail'), found?.sandbox('model'), found?.sandbox('slack')]).toEqual([
    `http://127.0.0.1:${mail}`,
    `http://127.0.0.1:${model}`,
    null,
  ]);
  await expect(findRunning(settings, { mail, model: 1, slack: 1, meta: 1, stripe: 1 })).rejects.toThrow(
    'no sandbox mailbox or sandbox model',
  );
});
