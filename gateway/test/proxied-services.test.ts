import { describe, expect, it } from 'vitest';
import { startEchoService } from './echo-service.ts';
import { openGatewayService } from './gateway-service.ts';

describe('a service behind the front door', () => {
  it('that is down is told as 502 without its address, to a person as a page', async () => {
    const own = await openGatewayService({ portalUrl: 'http://127.0.0.1:9' });
    const response = await fetch(own.url);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      error: { code: 'SERVICE_UNAVAILABLE', requestId: expect.any(String) },
    });
    const page = await fetch(own.url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/);
    await own.close();
  });

  it('that does not answer in time is told as 504', async () => {
    const silent = await startEchoService(() => undefined);
    const own = await openGatewayService({ portalUrl: silent.url, limits: { proxiedMs: 300 } });
    expect((await fetch(own.url)).status).toBe(504);
    await own.close();
    await silent.stop();
  });

  it('that answers 503 is not asked again', async () => {
    const busy = await startEchoService((_request, response) => response.writeHead(503, { 'retry-after': '1' }).end());
    const own = await openGatewayService({ portalUrl: busy.url });
    expect((await fetch(own.url)).status).toBe(503);
    expect(busy.requests).toHaveLength(1);
    await own.close();
    await busy.stop();
  });

  it('sends several cookies, its own policy and a compressed page through', async () => {
    const html = `<p>${'hello '.repeat(2_000)}</p>`;
    const portal = await startEchoService((_request, response) => {
      response
        .setHeader('set-cookie', ['a=1', 'b=2'])
        .setHeader('content-type', 'text/html')
        .setHeader('x-frame-options', 'SAMEORIGIN')
        .end(html);
    });
    const own = await openGatewayService({ portalUrl: portal.url });
    const response = await fetch(own.url, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(await response.text()).toBe(html);
    await own.close();
    await portal.stop();
  });

  it('sends a page that is streamed piece by piece, compressed or not', async () => {
    let finish: () => void = () => undefined;
    const portal = await startEchoService((_request, response) => {
      response.setHeader('content-type', 'text/html').write('<p>first</p>');
      finish = () => response.end('<p>rest</p>');
    });
    const own = await openGatewayService({ portalUrl: portal.url });
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await fetch(own.url, { headers: { 'accept-encoding': encoding } });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toBe('<p>first</p>');
      finish();
      expect(new TextDecoder().decode((await reader.read()).value)).toBe('<p>rest</p>');
      expect((await reader.read()).done).toBe(true);
    }
    await own.close();
    await portal.stop();
  });

  it('answers HEAD and 304 without a body', async () => {
    const portal = await startEchoService((request, response) => {
      response.setHeader('content-type', 'text/html').setHeader('etag', '"a"');
      response.writeHead(request.headers['if-none-match'] ? 304 : 200).end();
    });
    const own = await openGatewayService({ portalUrl: portal.url });
    const head = await fetch(own.url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const unchanged = await fetch(own.url, { headers: { 'if-none-match': '"a"' } });
    expect([unchanged.status, unchanged.headers.get('etag'), await unchanged.text()]).toEqual([304, '"a"', '']);
    await own.close();
    await portal.stop();
  });
});
