import { models } from '@konstruct/providers';
import { afterEach, describe, expect, test } from 'vitest';
import {
  anthropicRejection as anthropic,
  answering,
  endHosts,
  openaiRejection as openai,
  type Protocol,
  type Sent,
  startRecordingHost,
} from '../test/host.ts';

afterEach(endHosts);

const limitsOf = ({ max_tokens, max_completion_tokens, reasoning_effort, output_config, temperature }: Sent) => ({
  ...{ max_tokens, max_completion_tokens, reasoning_effort, output_config, temperature },
});
const nothing = limitsOf({});

async function sentFor(protocol: Protocol, modelId: string) {
  const { call, bodies } = await startRecordingHost(() => ({ body: answering(protocol, 'Hello.') }));
  expect(await call(protocol, { modelId })).toMatchObject({ kind: 'answered' });
  expect(bodies).toHaveLength(1);
  return limitsOf(bodies[0] ?? {});
}

describe('F3, F4, H1 what each model is sent', () => {
  test.each(models.filter(({ vendor }) => vendor === 'openai'))('$id at OpenAI', async ({ id, limitName, effort }) => {
    const expected = { ...nothing, [limitName]: 4_500, reasoning_effort: effort ?? undefined };
    expect(await sentFor('openai', id)).toEqual(expected);
    expect(await sentFor('openai-compatible', `openai/${id}`)).toEqual(expected);
    expect(await sentFor('openai-compatible', `${id}-2026-01-01`)).toEqual(expected);
  });

  test.each(models.filter(({ vendor }) => vendor === 'anthropic'))(
    '$id at Anthropic, and by a router',
    async ({ id, effort }) => {
      const expected = { ...nothing, max_tokens: 4_500, output_config: effort === null ? undefined : { effort } };
      expect(await sentFor('anthropic', id)).toEqual(expected);
      expect(await sentFor('openai-compatible', `anthropic/${id}`)).toEqual({ ...nothing, max_tokens: 4_500 });
    },
  );

  test.each(['qwen3-32b', 'deepseek-r1', 'gpt-9-nova', 'my-deployment'])(
    '%s, which is in no table: the limit alone',
    async (id) => {
      expect(await sentFor('openai', id)).toEqual({ ...nothing, max_completion_tokens: 4_500 });
      expect(await sentFor('openai-compatible', id)).toEqual({ ...nothing, max_tokens: 4_500 });
      expect(await sentFor('anthropic', id)).toEqual({ ...nothing, max_tokens: 4_500 });
    },
  );
});

const azure = openai(
  "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  ...(['max_tokens', 'unsupported_parameter'] as const),
);
const vllm = (name: string) => ({
  object: 'error',
  message: `[{'type': 'extra_forbidden', 'loc': ('body', '${name}'), 'msg': 'Extra inputs are not permitted', 'input': 800}]`,
  ...{ type: 'BadRequestError', param: null, code: 400 },
});

/** A host that rejects one parameter, with this message. */
const picky = (protocol: Protocol, name: string, rejection: unknown, status = 400) =>
  startRecordingHost((body) => (name in body ? { status, body: rejection } : { body: answering(protocol, 'Hello.') }));

describe('F3 a parameter that is refused is named otherwise or left out, once, at once', () => {
  test.each<[string, Protocol, string, string, unknown, string[]]>([
    ['Azure’s max_tokens', 'openai-compatible', 'm', 'max_tokens', azure, ['max_completion_tokens']],
    [
      'vLLM’s max_completion_tokens',
      'openai',
      'm',
      'max_completion_tokens',
      vllm('max_completion_tokens'),
      ['max_tokens'],
    ],
    [
      'an old host’s',
      ...(['openai', 'm', 'max_completion_tokens'] as const),
      openai('Unrecognized request argument supplied: max_completion_tokens', null, null),
      ['max_tokens'],
    ],
    [
      'FastAPI’s',
      ...(['openai', 'm', 'max_completion_tokens'] as const),
      {
        detail: [
          { type: 'extra_forbidden', loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs are not permitted' },
        ],
      },
      ['max_tokens'],
    ],
    [
      'Mistral’s',
      ...(['openai', 'm', 'max_completion_tokens'] as const),
      {
        object: 'error',
        message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs' }] },
      },
      ['max_tokens'],
    ],
    [
      'an effort',
      ...(['openai', 'gpt-5-mini', 'reasoning_effort'] as const),
      openai("Unknown parameter: 'reasoning_effort'.", 'reasoning_effort', 'unknown_parameter'),
      ['max_completion_tokens'],
    ],
    [
      'an effort of that value',
      ...(['openai', 'gpt-5-mini', 'reasoning_effort'] as const),
      openai(
        "Unsupported value: 'reasoning_effort' does not support 'minimal' with this model.",
        'reasoning_effort',
        'unsupported_value',
      ),
      ['max_completion_tokens'],
    ],
    [
      'Anthropic’s effort',
      'anthropic',
      'claude-sonnet-5',
      'output_config',
      anthropic('This model does not support the effort parameter.'),
      ['max_tokens'],
    ],
    [
      'an effort at a proxy',
      'anthropic',
      'claude-sonnet-5',
      'output_config',
      anthropic('output_config: Extra inputs are not permitted'),
      ['max_tokens'],
    ],
  ])('%s', async (_what, protocol, modelId, name, rejection, left) => {
    for (const status of [400, 422]) {
      const { call, bodies } = await picky(protocol, name, rejection, status);
      expect(await call(protocol, { modelId })).toMatchObject({ kind: 'answered', text: 'Hello.' });
      expect(bodies).toHaveLength(2);
      expect(Object.keys(JSON.parse(JSON.stringify(limitsOf(bodies[1] ?? {}))) as object)).toEqual(left);
      // What worked is remembered for this address and model only.
      await call(protocol, { modelId });
      expect(bodies).toHaveLength(3);
      await call(protocol, { modelId: `${modelId}-2026-01-01` });
      expect(bodies).toHaveLength(5);
    }
  });

  test('also inside a 200', async () => {
    const { call, bodies } = await picky(
      'openai-compatible',
      'max_tokens',
      { error: { ...azure.error, code: 400 } },
      200,
    );
    expect(await call('openai-compatible')).toMatchObject({ kind: 'answered' });
    expect(bodies).toHaveLength(2);
  });

  test.each([
    ['the effort, then the limit’s name', ['reasoning_effort', 'max_completion_tokens'], 3],
    ['the limit’s name, and with it the effort', ['max_completion_tokens', 'reasoning_effort'], 2],
  ])('of two that are refused one after the other, each is changed: %s', async (_what, refused, calls) => {
    const { call, bodies } = await startRecordingHost((body) => {
      const name = refused.find((one) => one in body);
      return name
        ? { status: 400, body: openai(`Unknown parameter: '${name}'.`, name, 'unknown_parameter') }
        : { body: answering('openai', 'Hi.') };
    });
    expect(await call('openai', { modelId: 'gpt-5-mini' })).toMatchObject({ kind: 'answered' });
    expect(bodies).toHaveLength(calls);
    await call('openai', { modelId: 'gpt-5-mini' });
    expect(bodies.slice(calls).map(limitsOf)).toEqual([{ ...nothing, max_tokens: 4_500 }]);
  });

  test('a name, a limit and the tokens beside a prompt are changed in one call, each once', async () => {
    const { call, bodies } = await startRecordingHost((body) => {
      if ('max_tokens' in body) return { status: 400, body: azure };
      const limit = Number(body['max_completion_tokens']);
      if (limit > 4_096)
        return {
          status: 400,
          body: openai('max_completion_tokens is too large: 4500. It must be <= 4096.', null, null),
        };
      return {
        status: 400,
        body: openai(
          `context length is 8192 tokens and your request has ${8_192 - limit + 1_000} input tokens`,
          null,
          null,
        ),
      };
    });
    expect(await call('openai-compatible')).toMatchObject({ kind: 'refused', about: 'LENGTH' });
    expect(bodies.map((body) => body['max_tokens'] ?? body['max_completion_tokens'])).toEqual([
      4_500, 4_500, 4_096, 3_096,
    ]);
    await call('openai-compatible');
    expect(bodies[4]).toMatchObject({ max_completion_tokens: 4_096 });
  });

  test('a host that takes neither name is asked twice, not for ever, and its rejection is shown', async () => {
    const { call, bodies } = await startRecordingHost((body) => ({
      status: 400,
      body: vllm('max_tokens' in body ? 'max_tokens' : 'max_completion_tokens'),
    }));
    expect(await call('openai-compatible')).toMatchObject({ kind: 'refused', about: 'REQUEST' });
    expect(bodies).toHaveLength(2);
    await call('openai-compatible');
    expect(bodies).toHaveLength(4);
    expect(limitsOf(bodies[2] ?? {})).toEqual({ ...nothing, max_tokens: 4_500 });
  });

  test('another rejection is asked for once', async () => {
    for (const rejection of [
      openai('max_tokens is fine, the key is not supported here', null, null),
      openai('Invalid value', 'messages', null),
    ]) {
      const { call, bodies } = await startRecordingHost(() => ({ status: 401, body: rejection }));
      expect(await call('openai-compatible')).toMatchObject({ kind: 'refused' });
      expect(bodies).toHaveLength(1);
    }
    const { call, bodies } = await startRecordingHost(() => ({ status: 400, body: azure }));
    await call('openai');
    expect(bodies).toHaveLength(1);
  });
});
