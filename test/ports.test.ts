import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, isFree, namedPorts } from '../launcher/home/ports.ts';

let home: string;
const kept = () => JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;
const keep = (ports: Record<string, number>) => writeFileSync(join(home, 'ports.json'), JSON.stringify(ports));
const closing: (() => void)[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'konstruct-ports-'));
});
afterEach(() => closing.splice(0).forEach((close) => close()));

async function occupied(): Promise<number> {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return port;
}

test('no port is given twice', async () => {
  const given = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(new Set(given).size).toBe(50);
  expect(await isFree(await occupied())).toBe(false);
});

test('a part keeps its port over a restart, unless another program took it in the meantime', async () => {
  const first = await namedPorts(home, ['slack', 'mail'], { keep: false, spoken: [] });
  expect(await namedPorts(home, ['slack', 'mail'], { keep: false, spoken: [] })).toEqual(first);
  const taken = await occupied();
  keep({ ...first, slack: taken });
  const later = await namedPorts(home, ['slack', 'mail'], { keep: false, spoken: [] });
  expect(later).toEqual({ slack: expect.not.toSatisfy((port) => port === taken) as number, mail: first['mail'] });
  expect(kept()).toEqual(later);
});

test('where ours may be listening, a port that is taken is kept', async () => {
  const taken = await occupied();
  keep({ slack: taken });
  expect(await namedPorts(home, ['slack'], { keep: true, spoken: [] })).toEqual({ slack: taken });
});

test('a part is never put on the port that the product itself will listen on', async () => {
  const spoken = [await freePort()];
  keep({ slack: Number(spoken[0]) });
  const { slack } = await namedPorts(home, ['slack'], { keep: false, spoken });
  expect(spoken).not.toContain(slack);
});
