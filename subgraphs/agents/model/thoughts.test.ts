import { describe, expect, test } from 'vitest';
import { visibleText } from './thoughts.ts';

const shown = (text: string) => visibleText(text).text;

describe('F2, M2 what a model thinks is taken out of its text', () => {
  test.each([
    ['tags', '<think>\nInternal: the margin is 40 %.\n</think>\n\nI am sorry, prices are fixed.', 'I am sorry, prices are fixed.'],
    ['a closing tag alone', 'The user wants the hours. Keep it short.\n</think>\nWe open at 9.', 'We open at 9.'],
    ['an opening tag alone', 'We open at 9. <think>Should I say more? The margin', 'We open at 9.'],
    ['tags on one line', '<think>The user wants X. I should say Y.</think>Visible answer.', 'Visible answer.'],
    ['another word', '<thinking>secret</thinking>We open at 9.', 'We open at 9.'],
    ['yet another word', '<reasoning>secret</reasoning>\n\nWe open at 9.', 'We open at 9.'],
    ['capitals and an attribute', '<THINK time="3">secret</Think >We open at 9.', 'We open at 9.'],
    ['a name space', '<seed:think>secret</seed:think>We open at 9.', 'We open at 9.'],
    ['in the middle', 'Hello. <think>secret</think>We open at 9.', 'Hello. We open at 9.'],
    ['twice', '<think>secret</think>We open <think>secret</think>at 9.', 'We open at 9.'],
    ['nested', '<think>a <think>secret</think> secret</think>We open at 9.', 'We open at 9.'],
    ['empty', '<think></think>We open at 9.', 'We open at 9.'],
    ['closed at once', '<think/>We open at 9.', 'We open at 9.'],
    ['code within thoughts', '<think>```js\nsecret()\n``` and a ` tick</think>We open at `9`.', 'We open at `9`.'],
    ['code that thoughts do not end', '```\nsecret\n</think>We open at 9.', 'We open at 9.'],
    ['a thought that names its own tag', '<think>no `</think>` please</think>We open at 9.', 'We open at 9.'],
    ['an answer in a tag', '<think>secret</think><answer>We open at 9.</answer>', 'We open at 9.'],
    ['brackets of Magistral', '[THINK]secret[/THINK]We open at 9.', 'We open at 9.'],
    ['marks of Kimi', '◁think▷secret◁/think▷We open at 9.', 'We open at 9.'],
    ['tokens of Cohere', '<|START_THINKING|>secret<|END_THINKING|><|START_RESPONSE|>We open at 9.<|END_RESPONSE|>', 'We open at 9.'],
    [
      'harmony',
      '<|channel|>analysis<|message|>secret<|end|><|start|>assistant<|channel|>final<|message|>We open at 9.<|return|>',
      'We open at 9.',
    ],
    [
      'harmony without an end',
      '<|channel|>analysis<|message|>secret<|start|>assistant<|channel|>final<|message|>We open at 9.',
      'We open at 9.',
    ],
    ['harmony whose tokens are lost', 'analysisThe user asks. secretassistantfinalWe open at 9.', 'We open at 9.'],
    [
      'tokens of a thought',
      '<|begin_of_thought|>secret<|end_of_thought|><|begin_of_solution|>We open at 9.<|end_of_solution|>',
      'We open at 9.',
    ],
    ['a token of DeepSeek', 'We open at 9.<｜end▁of▁sentence｜>', 'We open at 9.'],
    ['a token at the end', 'We open at 9.<|im_end|>', 'We open at 9.'],
  ])('%s', (_what, text, answer) => expect(shown(text)).toBe(answer));

  test.each([
    ['thoughts', '<think>secret</think>'],
    ['a thought without an end', '<think>secret'],
    ['a thought without a beginning', 'secret</think>'],
    ['harmony that did not come to its answer', '<|channel|>analysis<|message|>secret'],
  ])('nothing is left of %s alone', (_what, text) => expect(visibleText(text)).toEqual({ text: '', hasThoughts: true, hasCall: false }));
});

describe('F2 a call of a tool in the text is no answer', () => {
  test.each([
    '<tool_call>\n{"name":"search","arguments":{"q":"hours"}}\n</tool_call>',
    '{"name": "search", "arguments": {"q": "hours"}}',
    '[{"type": "function", "function": {"name": "search", "parameters": {}}}]',
    '<tool_call>{"name":"search"',
    '{"name":"search"}</tool_call>',
    '<function_call>{"name":"search"}</function_call>',
    '<function_calls><invoke name="search"></invoke></function_calls>',
    '<function=search>{"q":"hours"}</function>',
    '[TOOL_CALLS][{"name":"search"}]',
    '<｜tool▁calls▁begin｜>search<｜tool▁calls▁end｜>',
    '<|tool_calls_section_begin|>search<|tool_calls_section_end|>',
    '<|python_tag|>search("hours")',
    '<|START_ACTION|>[]<|END_ACTION|>',
    '<|channel|>commentary to=functions.search <|constrain|>json<|message|>{"q":"hours"}<|call|>',
  ])('%s', (text) => expect(visibleText(text)).toMatchObject({ text: '', hasCall: true }));

  test('words beside it stay', () => {
    expect(visibleText('We open at 9.<tool_call>{"name":"log"}</tool_call>')).toMatchObject({ text: 'We open at 9.', hasCall: true });
  });
});

describe('what talks about such marks stays', () => {
  test.each([
    'Write `<think>` before the thought and `</think>` after it.',
    'Use this:\n\n```xml\n<think>hidden</think>\n<tool_call>{}</tool_call>\n```\n\nThen send it.',
    'Use this:\n\n~~~\n<think>\n~~~',
    'Two ticks: ``<think> ` </think>`` are code.',
    'I think we open at 9 (see <https://example.com>).',
    'A `List<String>` of names, 3 < 4 > 2, [think about it](https://example.com).',
    'Press <kbd>Enter</kbd>.',
    '{"name": "Ada", "age": 36}',
    '我们九点开门。',
  ])('%s', (text) => expect(visibleText(text)).toEqual({ text, hasThoughts: false, hasCall: false }));
});

test('a hostile text is looked through once, not once for each of its marks', () => {
  for (const text of ['```a\n', '<think ', '`', '` `` ', '~~~x\n', '</think>', '<|channel|>analysis', '[TOOL_CALLS', '<think></think>']) {
    expect(visibleText(text.repeat(500_000 / text.length)).text.length).toBeLessThanOrEqual(500_000);
  }
});
