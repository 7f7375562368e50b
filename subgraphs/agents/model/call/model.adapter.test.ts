import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, endHosts, type Protocol, protocols, startHost } from '../test/host.ts';
import { longestAnswer } from '../../text/answer-text.ts';

afterEach(endHosts);

const written = (protocol: Protocol, text: string): string => JSON.stringify(answering(protocol, text));

async function call(protocol: Protocol, answer: RequestListener, signal = new AbortController().signal) {
  return (await startHost(answer))(protocol, { signal });
}

describe.each(protocols)('a model that is called by %s', (protocol) => {
  const saying =
    (text: string, status = 200): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  const tooSlow = {
    kind: 'unavailable',
    mayBePaid: true,
    providerMessage: 'Its response was not complete within 0.5 seconds.',
  };

  test('answers', async () => {
    expect(await call(protocol, saying(written(protocol, ' Hello 😀 ')))).toMatchObject({
      ...{ kind: 'answered', text: 'Hello 😀' },
      tokens: { prompt: 5, completion: 7 },
    });
  });

  test('shows no part of a key that its rejection quotes, wherever that is cut', async () => {
    for (const before of [0, 290, 292, 296, 298]) {
      const rejection = JSON.stringify({
        error: { type: 'e', message: `${'x'.repeat(before)}sk-canary is wrong.${'x'.repeat(400)}` },
      });
      const outcome = await call(protocol, saying(rejection, 401));
      const providerMessage = outcome.kind === 'refused' ? outcome.providerMessage : 'sk';
      expect([providerMessage.length, providerMessage.includes('sk')]).toEqual([300, false]);
    }
  });

  test('shows no part of a key that is left at the end of a long rejection', async () => {
    const key = `sk-${'secret'.repeat(60)}`;
    const rejection = JSON.stringify({ error: { type: 'e', message: `${key} `.repeat(20) } });
    const outcome = await (await startHost(saying(rejection, 401)))(protocol, { apiKey: key });
    expect(outcome).toMatchObject({ kind: 'refused', providerMessage: expect.not.stringContaining('secret') });
  });

  test('keeps the words of a rejection whole where the key is a word, such as local hosts take', async () => {
    for (const apiKey of ['k', 'token']) {
      const outcome = await (
        await startHost(saying('{"error":{"message":"The token kept is unknown."}}', 400))
      )(protocol, { apiKey });
      expect(outcome).toMatchObject({ kind: 'refused', providerMessage: 'The token kept is unknown.' });
    }
  });

  test('cannot make a call last longer than its limit: silent, dripping, or dripping an error', async () => {
    const drip = (status: number): RequestListener => {
      return (_request, response) => {
        response.writeHead(status, { 'content-type': 'application/json' }).write(' ');
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      };
    };
    for (const answer of [() => undefined, drip(200), drip(500), drip(401)]) {
      expect(await (await startHost(answer, { totalTimeoutMs: 500 }))(protocol)).toMatchObject(tooSlow);
    }
    expect(await call(protocol, drip(200), AbortSignal.timeout(100))).toMatchObject({
      kind: 'unavailable',
      mayBePaid: true,
    });
  });

  test('cannot fill the memory: an answer without an end, a small one that unpacks to a big one', async () => {
    const endless: RequestListener = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(10_000)));
      };
      response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
      more();
    };
    expect(await call(protocol, endless)).toMatchObject({
      kind: 'unavailable',
      providerMessage: 'Its response is longer than 1024 KiB.',
    });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const packed: RequestListener = (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    expect(await call(protocol, packed)).toMatchObject({
      kind: 'unavailable',
      mayBePaid: true,
      providerMessage: expect.stringContaining('compressed'),
    });
  });

  test('has an outcome whatever it writes: lists within lists, numbers without end', async () => {
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    const numbers = '9 '.repeat(200_000);
    const kinds = { kind: expect.stringMatching(/^(refused|unavailable|vain)$/) };
    for (const text of [
      deep,
      `{"error":${deep}}`,
      `{"choices":${deep},"content":${deep}}`,
      `{"error":{"message":"max_tokens ${numbers}"}}`,
    ]) {
      for (const status of [200, 400]) expect(await call(protocol, saying(text, status))).toMatchObject(kinds);
    }
  });

  test('is cut off where it writes too much, between two characters', async () => {
    const outcome = await call(protocol, saying(written(protocol, 'x'.repeat(59_900) + '😀'.repeat(1000))));
    expect(outcome).toMatchObject({
      kind: 'answered',
      text: expect.stringMatching(/😀\n\n\[…\] This answer was too long and has been cut off here\.$/),
    });
    expect(outcome.kind === 'answered' && outcome.text.length).toBeLessThanOrEqual(longestAnswer);
  });

  test('cannot write what cannot be stored or sent on, neither as an answer nor as an error', async () => {
    const halves = String.raw`"a\ud800b\u0000c"`;
    const answered = await call(protocol, saying(written(protocol, 'TEXT').replace('"TEXT"', halves)));
    expect(answered).toMatchObject({ kind: 'answered', text: 'a\ufffdbc' });
    const rejections = [
      String.raw`{"type":"error","error":{"type":"x","mess\u0061ge":${halves}}}`,
      '{"error":{"message":"a\0b\ud800"}}',
    ];
    for (const body of rejections) {
      const refused = await call(protocol, saying(body, 400));
      expect(refused).toMatchObject({ kind: 'refused', providerMessage: expect.not.stringContaining('\0') });
      expect(refused.kind === 'refused' && refused.providerMessage.isWellFormed()).toBe(true);
    }
  });
});

test('the service’s clock, not the machine’s, measures a date until which a host asks us to wait', async () => {
  const limited: RequestListener = (_request, response) =>
    void response.writeHead(429, { 'retry-after': 'Sun, 29 Nov 2026 12:00:08 GMT' }).end('{}');
  const ask = await startHost(limited, { clock: { now: () => new Date('2026-11-29T12:00:00Z') } });
  expect(await ask('openai')).toMatchObject({ kind: 'unavailable', retryAfterMs: 8_000 });
});
