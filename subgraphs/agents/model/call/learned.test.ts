import { expect, test } from 'vitest';
import { createLearned } from './learned.ts';

test('only so much is remembered, and what was used longest ago is forgotten first', () => {
  const learned = createLearned({ now: () => new Date() }, 2);
  const at = (modelId: string) =>
    ({ protocol: 'openai-compatible', baseUrl: 'http://host/v1', modelId, maxOutputTokens: 9 }) as const;
  for (const model of ['a', 'b']) learned.learn(at(model), { limitName: 'max_completion_tokens' });
  learned.apply(at('a'));
  learned.learn(at('c'), { effort: null });
  expect(['a', 'b', 'c'].map((model) => learned.apply(at(model)).limitName)).toEqual([
    'max_completion_tokens',
    'max_tokens',
    'max_tokens',
  ]);
});

test('what was learned is forgotten after an hour, so that a host may allow more again', () => {
  let now = 0;
  const learned = createLearned({ now: () => new Date(now) }, 9);
  const call = {
    protocol: 'openai-compatible',
    baseUrl: 'http://host/v1',
    modelId: 'm',
    maxOutputTokens: 4_500,
  } as const;
  learned.learn(call, { limit: 300 });
  for (const [minutes, limit] of [
    [59, 300],
    [60, 4_500],
  ] as const) {
    now = minutes * 60_000;
    expect(learned.apply(call).limit).toBe(limit);
  }
});
