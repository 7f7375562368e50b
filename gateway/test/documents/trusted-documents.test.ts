import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentId, readManifests } from '../../trusted-documents/manifest.ts';
import { sessionCookie, openGatewayService, type GatewayService } from '../gateway-service.ts';

const total = 'query Total { total }';
const count = 'mutation Count($by: Int!) { count(by: $by) }';
const echo =
  'query Echo($text: String!, $size: Size!, $range: Range!) { echo(text: $text, size: $size, range: $range) }';
const id = documentId(total);
let gateway: GatewayService;

function codeOf({ status, body }: Awaited<ReturnType<GatewayService['post']>>) {
  return { status, code: body.errors?.[0]?.extensions.code };
}

describe('a caller without an API token', () => {
  beforeAll(async () => void (gateway = await openGatewayService({ documents: [total, count, echo] })));
  afterAll(() => gateway.close());

  it.each([
    { documentId: id },
    { documentId: id.slice('sha256:'.length) },
    { extensions: { persistedQuery: { version: 1, sha256Hash: id.slice(7) } } },
  ])('runs a known document: %o', async (body) => {
    expect((await gateway.post(body, { cookie: sessionCookie() })).body).toEqual({ data: { total: '12.50' } });
  });

  it.each([{}, { cookie: sessionCookie() }])('may not run a text of its own, signed in or not: %o', async (headers) => {
    expect(codeOf(await gateway.post({ query: total }, headers))).toEqual({
      status: 400,
      code: 'TRUSTED_DOCUMENT_REQUIRED',
    });
    expect(codeOf(await gateway.post({ query: '{ __schema { types { name } } }' }, headers)).code).toBe(
      'TRUSTED_DOCUMENT_REQUIRED',
    );
  });

  it('may not bring a text by GET either', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={total}`, {
      headers: { 'apollo-require-preflight': 'x' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('TRUSTED_DOCUMENT_REQUIRED');
  });

  it.each([
    documentId('query Other { total }'),
    '__proto__',
    'constructor',
    'toString',
    '',
    'sha256:',
    ['x'],
    { a: 1 },
    7,
    null,
  ])('is refused with the unknown id %o', async (unknown) => {
    expect(codeOf(await gateway.post({ documentId: unknown }))).toEqual({
      status: 400,
      code: 'TRUSTED_DOCUMENT_UNKNOWN',
    });
  });

  it('cannot register a document', async () => {
    const text = 'query Mine { whoAsks }';
    const body = { query: text, extensions: { persistedQuery: { version: 1, sha256Hash: documentId(text).slice(7) } } };
    expect(codeOf(await gateway.post(body)).code).toBe('TRUSTED_DOCUMENT_UNKNOWN');
    expect(codeOf(await gateway.post({ documentId: documentId(text) })).code).toBe('TRUSTED_DOCUMENT_UNKNOWN');
  });

  it('runs the known document when another text comes with its id', async () => {
    const { body } = await gateway.post({ documentId: id, query: '{ broken }', operationName: 'Other' });
    expect(body).toEqual({ data: { total: '12.50' } });
  });

  it.each([[[{ documentId: id }]], [[]], ['"text"'], ['7'], ['null']])('is refused with the body %j', async (body) => {
    expect((await gateway.post(body)).status).toBe(400);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused with %s',
    async (type) => {
      const { status, body } = await gateway.post(JSON.stringify({ documentId: id }), { 'content-type': type });
      expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
      });
    },
  );

  it('is refused with another method, in the shape of a GraphQL answer', async () => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'PUT', body: '{}' });
    expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({
      status: 405,
      allow: 'GET, POST',
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  });
});

describe('before the port opens', () => {
  it('every document is planned, and none reaches a service', async () => {
    const own = await openGatewayService({ documents: [total, count, echo] });
    expect({ count: own.seen.count, asked: own.seen.actors.length }).toEqual({ count: 0, asked: 0 });
    expect(own.logLines.join()).not.toContain('cannot be run');
    expect((await own.run(count, {}, { by: 2 })).body).toEqual({ data: { count: 2 } });
    await own.close();
  });

  it('a kept document that the schema no longer knows is reported and costs nothing else', async () => {
    const own = await openGatewayService({ documents: ['query Old { removedLongAgo }', total] });
    expect(own.logLines.join()).toContain('cannot be run');
    expect((await own.run(total)).status).toBe(200);
    await own.close();
  });

  it('a manifest whose key is not the hash of its document is refused', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'm.json');
    writeFileSync(file, JSON.stringify({ [documentId('query A { total }')]: 'query B { total }' }));
    expect(() => readManifests([file])).toThrow('is not the hash of its document');
  });
});
