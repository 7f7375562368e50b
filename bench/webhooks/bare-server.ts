import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** The minimal webhook server: it checks Slack's signature over the raw bytes, and forgets the event. */
const secret = process.env['SLACK_SIGNING_SECRET'] ?? '';
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const timestamp = String(request.headers['x-slack-request-timestamp']);
    const signed = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(Buffer.concat(chunks)).digest('hex');
    const given = Buffer.from(String(request.headers['x-slack-signature']));
    const expected = Buffer.from(`v0=${signed}`);
    response.writeHead(given.length === expected.length && timingSafeEqual(given, expected) ? 200 : 401).end();
  });
});
server.listen(Number(process.env['BENCH_PORT']), '127.0.0.1', () => console.log('ready'));
