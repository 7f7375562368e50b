import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { enqueue, handleJob, handleMessage, publish } from '../../jobs/index.ts';
import { first, noted, openTestQueue, readerName, type TestQueue } from '../../jobs/test/queue.ts';
import { currentOrigin, originFields, readOrigin, startTracing, withOrigin } from '../index.ts';

const origin = { requestId: 'r-1', traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01` };

describe('what a request began is known by its id, in whichever process it goes on', () => {
  let queue: TestQueue;
  const tenantId = newId();
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({
    name: 'test',
    level: 'info',
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  beforeAll(async () => {
    queue = await openTestQueue();
  });
  afterEach(async () => {
    await queue.rest();
    lines.length = 0;
  });
  afterAll(() => queue.close());

  test('a job, and what it asks for in its turn', async () => {
    await withOrigin(origin, () => queue.sender.forTenant(tenantId).transactional((tx) => enqueue(tx, first, {})));
    await queue.work([handleJob(first, async () => log.info('working'))]);
    await until(queue.isEmpty);
    expect(lines).toEqual([expect.objectContaining({ msg: 'working', ...originFields(origin) })]);
  });

  test('each of the messages that one job takes, and nothing after them', async () => {
    const say = (requestId: string, text: string) =>
      withOrigin({ requestId }, () =>
        queue.sender.forTenant(tenantId).transactional((tx) => publish(tx, noted, tenantId, { text })),
      );
    await say('r-1', 'one');
    await say('r-2', 'two');
    const bodies: unknown[] = [];
    const handler = handleMessage(queue.reader, noted, readerName, async (_tx, body) => {
      bodies.push(body);
      log.info(body.text);
    });
    await queue.work([{ ...handler, run: async (...given) => (await handler.run(...given), log.info('after')) }]);
    await until(queue.isEmpty);
    const seen = lines.map(({ msg, requestId }) => [msg, requestId]);
    expect(seen.filter(([msg]) => msg !== 'after').toSorted()).toEqual([
      ['one', 'r-1'],
      ['two', 'r-2'],
    ]);
    expect(seen.filter(([msg]) => msg === 'after').every(([, requestId]) => requestId === undefined)).toBe(true);
    expect(bodies).toEqual(expect.arrayContaining([{ text: 'one' }, { text: 'two' }]));
  });

  test('one that fails: its log line has the id of what it was a part of', async () => {
    const tenant = queue.sender.forTenant(tenantId);
    await withOrigin(origin, () => tenant.transactional((tx) => publish(tx, noted, tenantId, { text: 'no' })));
    let tries = 0;
    const handler = handleMessage(queue.reader, noted, readerName, async () => {
      if ((tries += 1) < 3) throw new Error('no');
    });
    await queue.work([handler], { log });
    await until(queue.isEmpty);
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'a job failed and will be retried', ...originFields(origin) }),
    ]);
  });
});

test('a line of a request does not name its id twice', () => {
  const lines: string[] = [];
  const log = createLogger({ name: 'test', level: 'info', destination: { write: (line) => void lines.push(line) } });
  withOrigin(origin, () => log.child({ requestId: 'r-1' }).info('hello'));
  expect(lines[0]?.match(/"requestId"/g)).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject(originFields(origin));
});

test.each([
  ['nothing', undefined],
  ['a text', 'r-1'],
  ['texts of another form', { requestId: 'a b\n"', traceparent: '00-1-2-3' }],
  ['a trace of zeros', { traceparent: `00-${'0'.repeat(32)}-${'2'.repeat(16)}-01` }],
  ['a list', { requestId: ['r-1'] }],
])('%s is no origin', (_what, written) => {
  expect(readOrigin(written)).toEqual({});
  expect(withOrigin(readOrigin(written), currentOrigin)).toBeNull();
});

describe('a process', () => {
  const run = async (environment: Record<string, string>) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'traced-process.ts'), JSON.stringify(environment)],
      { env: { PATH: process.env['PATH'], ...environment } },
    );
    return JSON.parse(stdout) as { warnings: string[]; headers: Record<string, string>[]; loadedCount: number };
  };

  async function receive(environment: Record<string, string>) {
    const received: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      request.resume().on('end', () => (received.push(request.headers), response.end()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const seen = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...environment });
    server.close();
    return {
      ...seen,
      types: received.map((headers) => headers['content-type']),
      authorizations: received.map((headers) => headers.authorization),
    };
  }

  test.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: ' ' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_SDK_DISABLED: 'true' },
  ])('loads nothing of OpenTelemetry with %j', async (environment) => {
    expect(await run(environment)).toEqual({ warnings: [], headers: [{}], loadedCount: 0 });
  });

  test('sends what is left when it stops, as protobuf unless JSON is asked for', async () => {
    expect((await receive({})).types).toEqual(['application/x-protobuf']);
    const json = await receive({ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' });
    expect(json).toMatchObject({ types: ['application/json'], warnings: [] });
    expect(json.headers[0]?.['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  test('takes headers from a file, as container platforms hand secrets over', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'otel-')), 'headers');
    writeFileSync(path, 'authorization=Bearer%20secret\n');
    expect((await receive({ OTEL_EXPORTER_OTLP_HEADERS_FILE: path })).authorizations).toEqual(['Bearer secret']);
  });

  test('samples as the standard variables say, and tells the next process', async () => {
    const seen = await receive({ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
    expect(seen.types).toEqual([]);
    expect(seen.headers[0]?.['traceparent']).toMatch(/-00$/);
  });

  test('goes on where the receiver is away, and says so once', async () => {
    const { warnings, headers } = await run({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_TIMEOUT: '50',
      OTEL_BSP_SCHEDULE_DELAY: '10',
      PIECES: '5',
    });
    expect(headers).toHaveLength(5);
    expect(warnings).toHaveLength(1);
  });
});

test.each([
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' },
    'OTEL_EXPORTER_OTLP_ENDPOINT: set it to the address of an OTLP receiver',
  ],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:1', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    'set it to http/protobuf or http/json',
  ],
])('%j is refused with what to set', async (source, sentence) => {
  await expect(startTracing('test', source, () => undefined)).rejects.toThrow(sentence);
});
