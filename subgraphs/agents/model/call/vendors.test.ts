import { guardedFetch } from '@konstruct/kit/http';
import { models, type Protocol } from '@konstruct/providers';
import { startModel } from '@konstruct/sandbox/model';
import type { Ending } from '@konstruct/sandbox/model-endings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createModel } from './model.adapter.ts';
import { outputLimit } from '../../prompt/prompt.ts';
import { needsOf } from '../../provider/model-needs.ts';
import { protocols, systemClock } from '../test/host.ts';

let sandbox: Awaited<ReturnType<typeof startModel>>;
beforeAll(async () => {
  sandbox = await startModel({ port: 0, latencyMs: 0 });
});
afterAll(() => sandbox.stop());

const control = async (path: string, body: unknown) =>
  fetch(`${sandbox.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function call(protocol: Protocol, modelId = 'practice-1', maxOutputTokens = 4_500) {
  const model = createModel(
    guardedFetch({ allowPrivateHosts: [`127.0.0.1:${sandbox.port}`, `localhost:${sandbox.port}`] }),
    systemClock,
  );
  const prompt = { instructions: 'You are Mia.', turns: [{ role: 'user' as const, text: 'Hello' }] };
  const target = { protocol, baseUrl: `${sandbox.url}/v1`, apiKey: 'sk-fine', providerId: protocol, modelId };
  return model.call({ ...target, prompt, maxOutputTokens, signal: new AbortController().signal });
}

describe.each(protocols)('H2 each ending by %s', (protocol) => {
  const isAnthropic = protocol === 'anthropic';

  test.each<[Ending, object]>([
    ['REFUSED', { kind: 'vain', ending: 'REFUSED', isFree: false }],
    ['REFUSED_MIDWAY', { kind: 'vain', ending: 'REFUSED', isFree: false }],
    ['FILTERED', { kind: 'vain', ending: isAnthropic ? 'REFUSED' : 'FILTERED', isFree: false }],
    ['FILTERED_MIDWAY', { kind: 'vain', ending: isAnthropic ? 'REFUSED' : 'FILTERED', isFree: false }],
    ['TOOL_CALL', { kind: 'vain', ending: 'TOOL_CALL' }],
    ['TOOL_CALL_IN_TEXT', { kind: 'vain', ending: 'TOOL_CALL' }],
    ['NO_ROOM', { kind: 'vain', ending: 'NO_ROOM' }],
    ['CUT', { kind: 'answered', isCut: true, text: 'We open at nine.' }],
    ['CUT_IN_FIRST_SENTENCE', { kind: 'vain', ending: 'NO_ROOM' }],
    ['EMPTY', { kind: 'vain', ending: 'EMPTY' }],
    ['THOUGHTS_ONLY', { kind: 'vain', ending: 'EMPTY' }],
    ['THOUGHTS_IN_TEXT', { kind: 'answered', isCut: false, text: 'We open at nine.' }],
    ['UNREADABLE', { kind: 'vain', ending: 'UNREADABLE', tokens: null, isFree: false }],
    ['NOT_JSON', { kind: 'vain', ending: 'UNREADABLE', tokens: null, isFree: false }],
    ['ERROR_IN_200', { kind: 'unavailable', mayBePaid: false }],
    ['BUSY', { kind: 'unavailable', mayBePaid: false }],
    ['TEXT', { kind: 'refused', about: 'TEXT' }],
    ['LENGTH', { kind: 'refused', about: 'LENGTH' }],
    ['MODEL', { kind: 'refused', about: 'MODEL' }],
    ['KEY', { kind: 'refused', about: 'KEY' }],
    ['REQUEST', { kind: 'refused', about: 'REQUEST' }],
  ])('%s', async (ending, expected) => {
    await control('endings', { ending });
    expect(await call(protocol)).toMatchObject(expected);
    expect(await call(protocol)).toMatchObject({ kind: 'answered', isCut: false });
  });

  test('H1, F4 a model that thinks answers on SHORT with the tokens of a model that is not in the table', async () => {
    await control('models', ['practice-thinker', 'practice-1']);
    expect(await call(protocol, 'practice-thinker', 500)).toMatchObject({
      kind: 'vain',
      ending: 'NO_ROOM',
      tokens: { completion: 500 },
    });
    const limit = outputLimit('SHORT', needsOf('practice-thinker', new Map()));
    expect(await call(protocol, 'practice-thinker', limit)).toMatchObject({ kind: 'answered', isCut: false });
  });
});

/** The models that the server can play. A router's models are tested there under their vendors' names. */
const spoken = models.filter(({ protocol, id }) => protocol !== 'google' && !id.includes('/'));

test.each(spoken)(
  'H1, F4 $id, asked for a short answer, thinks for 900 tokens and answers',
  async ({ id, vendor, protocol, thinks }) => {
    const spent = thinks === 'NEVER' ? 0 : 900;
    const limit = outputLimit('SHORT', needsOf(id, new Map()));
    for (const [name, how] of [
      [id, protocol],
      [`${vendor}/${id}`, 'openai-compatible'],
    ] as const) {
      await control('models', [id]);
      await control('answers', { thoughtTokens: spent });
      expect(await call(how, name, limit)).toMatchObject({ kind: 'answered', isCut: false });
      // The old limit left nothing for the answer.
      await control('answers', { thoughtTokens: spent });
      if (spent > 0) expect(await call(how, name, 500)).toMatchObject({ kind: 'vain', ending: 'NO_ROOM' });
      await fetch(`${sandbox.url}/_control/answers`, { method: 'DELETE' });
    }
  },
);
