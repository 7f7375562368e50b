import { describe, expect, test, vi } from 'vitest';
import { visibleText } from '../answer/thoughts.ts';

const shown = (text: string) => visibleText(text).text;

describe('F2, M2 what a model thinks is taken out of its text', () => {
  test.each([
    [
      'tags',
      '<think>\nInternal: the margin is 40 %.\n</think>\n\nI am sorry, prices are fixed.',
      'I am sorry, prices are fixed.',
    ],
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
    [
      'tokens of Cohere',
      '<|START_THINKING|>secret<|END_THINKING|><|START_RESPONSE|>We open at 9.<|END_RESPONSE|>',
      'We open at 9.',
    ],
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
    [
      'code of a thought that seems to end in the answer',
      'Secret.\n```js\nfoo(\n</think>\n\nHere:\n```\nbar\n```',
      'Here:\n```\nbar\n```',
    ],
    ['a tick of a thought that seems to end in the answer', 'a ` in it. Secret.</think>Use `x`.', 'Use `x`.'],
    ['the process of a thought', '<thought_process>secret</thought_process>We open at 9.', 'We open at 9.'],
    ['an analysis', '<analysis>secret</analysis>\nWe open at 9.', 'We open at 9.'],
    ['tokens of MedGemma', '<unused94>thought\nsecret<unused95>We open at 9.', 'We open at 9.'],
    ['harmony’s final channel without its message token', '<|channel|>final\nWe open at 9.', 'We open at 9.'],
    ['a token of DeepSeek', 'We open at 9.<｜end▁of▁sentence｜>', 'We open at 9.'],
    ['a token at the end', 'We open at 9.<|im_end|>', 'We open at 9.'],
  ])('%s', (_what, text, answer) => expect(shown(text)).toBe(answer));

  test.each([
    ['thoughts', '<think>secret</think>'],
    ['a thought without an end', '<think>secret'],
    ['a thought without a beginning', 'secret</think>'],
    ['harmony that did not come to its answer', '<|channel|>analysis<|message|>secret'],
  ])('nothing is left of %s alone', (_what, text) =>
    expect(visibleText(text)).toEqual({ text: '', hasThoughts: true, hasCall: false }),
  );
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
    '<tool_response>{"hours":"9"}</tool_response>',
    '<|tool_call|>[{"name":"search","arguments":{}}]',
    '<|tool_call|>[{"name":"search","parameters":{}}]<|/tool_call|>',
    '<｜DSML｜function_calls>\n<｜DSML｜invoke name="search">\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    '<start_function_call>call:search{q:"hours"}<end_function_call>',
    '[TOOL_REQUEST]\n{"name":"search","arguments":{}}\n[END_TOOL_REQUEST]',
    'functools[{"name":"search","arguments":{"q":"hours"}}]',
    '{"name":"search","parameters":{"q":"hours"}}',
    '{"name":"search","parameters":{}}; {"name":"log","parameters":{}}',
    '```json\n{"name":"search","arguments":{}}\n```',
    '<function_calls><invoke name="a"></invoke>secret</function_calls>',
    '<|channel|>commentary to=functions.search <|constrain|>json<|message|>{"q":"hours"}<|call|>',
  ])('%s', (text) => expect(visibleText(text)).toMatchObject({ text: '', hasCall: true }));

  test('words beside it stay', () => {
    for (const call of [
      '<tool_call>{"name":"log"}</tool_call>',
      '\n</tool_call>',
      '\n{"name":"log","arguments":{}}\n</tool_call>',
    ]) {
      expect(visibleText(`We open at 9.${call}`)).toMatchObject({ text: 'We open at 9.', hasCall: true });
    }
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
    'The tag is called <think>. It opens a thought.',
    'Our form has a <thought> field for that.',
    'It is a “<tool_call>”, as they say.',
    'analysis: we open at 9, your assistant final report is ready.',
    'Close it:\n```\n</think>\n```\nThen send it.',
    'First:\n```\n</think>\n```\nThen:\n```\nx\n```',
    'Use `x`, then `</think>`, then `y`.',
    'Use `</think>`, and not the ` key.',
  ])('%s', (text) => expect(visibleText(text)).toEqual({ text, hasThoughts: false, hasCall: false }));
});

/** How many characters regular expressions scan while `does` runs. */
function passedBy(does: () => void): number {
  const exec = RegExp.prototype.exec;
  let passed = 0;
  const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
    const from = this.global ? this.lastIndex : 0;
    const found = exec.call(this, text);
    passed += (found ? found.index + found[0].length : text.length) - from;
    return found;
  });
  does();
  spy.mockRestore();
  return passed;
}

test('in an answer that was cut an opening mark alone is a thought, wherever it stands', () => {
  expect(visibleText('We open at nine, <think> the margin', true).text).toBe('We open at nine,');
});

test.each<[string, string]>([
  ['fences of falling length', Array.from({ length: 300 }, (_, shorter) => `${'`'.repeat(303 - shorter)}x\n`).join('')],
  ['fences that nothing closes', '```x\n'.repeat(5_000)],
  ['ticks of two lengths', '`` ` '.repeat(5_000)],
  ['tags that nothing closes', 'a <think> b '.repeat(2_000)],
  ['ends of thoughts in code', '```\n</think>\n```\n'.repeat(2_000)],
  ['ends of calls', 'x\n{</tool_call>'.repeat(2_000)],
])('a text is passed a few times over, not once for each of its marks: %s', (_what, text) => {
  expect(passedBy(() => visibleText(text))).toBeLessThanOrEqual(14 * text.length);
});

test('a hostile text is looked through once, not once for each of its marks', () => {
  for (const text of [
    '```a\n',
    '<think ',
    '`',
    '` `` ',
    '~~~x\n',
    '</think>',
    '<|channel|>analysis',
    '[TOOL_CALLS',
    '<think></think>',
  ]) {
    expect(visibleText(text.repeat(500_000 / text.length)).text.length).toBeLessThanOrEqual(500_000);
  }
});
