import { describe, expect, test } from 'vitest';
import { visibleText } from '../answer/thoughts.ts';
import { wholeSentences } from '../../text/whole-sentences.ts';

const shown = (text: string) => visibleText(text).text;
/** The delivered part of a text that was cut off. */
const delivered = (text: string) => wholeSentences(visibleText(text, true).text);

describe('an answer that was cut off and only names a mark keeps its whole sentences', () => {
  test.each([
    ['Use the <think> tag. It marks a thought. The next ste', 'Use the <think> tag. It marks a thought.'],
    ['The tag is called <think>. It opens a thought. The oth', 'The tag is called <think>. It opens a thought.'],
    [
      'Put it into <think>. Then close it with </think>. After that you ca',
      'Put it into <think>. Then close it with </think>.',
    ],
    ['It is a “<tool_call>”, as they say. Mor', 'It is a “<tool_call>”, as they say.'],
    ['Das <think>-Element öffnet einen Gedanken. Dann ko', 'Das <think>-Element öffnet einen Gedanken.'],
    ['Write `<think>` before it. Then go on and wri', 'Write `<think>` before it.'],
    ['Write `<think>` before it, and `</think>` after it. The', 'Write `<think>` before it, and `</think>` after it.'],
    ['We open at nine. Use this:\n```xml\n<think>hidden', 'We open at nine.'],
    [
      'Use this:\n\n```xml\n<think>hidden</think>\n```\n\nThen send it. And aft',
      'Use this:\n\n```xml\n<think>hidden</think>\n```\n\nThen send it.',
    ],
  ])('%j', (text, whole) => expect(delivered(text)).toBe(whole));

  test.each([
    ['We open at nine. <thi', 'We open at nine.'],
    ['We open at nine. <tool_ca', 'We open at nine.'],
    ['We open at nine. </thin', 'We open at nine.'],
    ['We open at nine. <|chan', 'We open at nine.'],
    ['<think>secret</think>We open at nine. <thi', 'We open at nine.'],
  ])('and its end is no part of a mark: %j', (text, whole) => expect(delivered(text)).toBe(whole));

  test.each([
    'We open at nine, <think> the margin is 40 %. Do not say it. The',
    'We open at nine <think>the margin is 40 %. Do not say it. The',
    '<think>.. the margin is 40 %. Do not say it. The',
    'Well <think>"The margin is 40 %. Do not say it." The',
    'Well\n<think> the tag is secret. Do not say it. The',
    'Well <think>, the margin </think',
  ])('and a thought is not shown: %j', (text) => expect(delivered(text)).not.toMatch(/margin|secret/));
});

describe('a whole answer that names a mark stays as it is', () => {
  test.each([
    'You open it with <think> and close it with </think>, that is all.',
    'You close it with </think>, and then write on.',
    'The two tags (<think> and </think>) stand around it.',
    'Use the <think> tag and the </think> tag around it.',
  ])('%j', (text) => expect(visibleText(text)).toEqual({ text, hasThoughts: false, hasCall: false }));

  test.each([
    ['Keep it short </think> We open at 9.', 'We open at 9.'],
    ['Keep it short, ok? </think>, we open at 9.', ', we open at 9.'],
    ['<think>I close it with </think>, or so. Secret.</think>We open at 9.', 'We open at 9.'],
  ])('and a thought ends all the same: %j', (text, answer) => expect(shown(text)).toBe(answer));
});

describe('F2 marks of further models', () => {
  test.each([
    ['Gemma 4', '<|channel>thought\nsecret\n<channel|>We open at 9.', 'We open at 9.'],
    ['Gemma 4 without a thought', '<|channel>thought\n<channel|>We open at 9.<turn|>', 'We open at 9.'],
    ['Gemma 4 whose turn is marked', '<|turn>model\nWe open at 9.<turn|>', 'We open at 9.'],
    ['Gemma 3 whose turn is marked', '<start_of_turn>model\nWe open at 9.<end_of_turn>', 'We open at 9.'],
    ['a token for thoughts', '<|think|>secret<|/think|>We open at 9.', 'We open at 9.'],
    [
      'a token for thoughts, ended by one for an end',
      '<|thinking|>secret<|end|><|begin|>assistant<|content|>We open at 9.<|end|>',
      'We open at 9.',
    ],
    ['Llama’s header', '<|start_header_id|>assistant<|end_header_id|>\n\nWe open at 9.<|eot_id|>', 'We open at 9.'],
    ['an end of sequence', 'We open at 9.</s>', 'We open at 9.'],
    ['an answer in a tag, whose thoughts the host took out', '<answer>\nWe open at 9.\n</answer>', 'We open at 9.'],
  ])('%s', (_what, text, answer) => expect(shown(text)).toBe(answer));

  test.each([
    '<|tool_call>call:search{q:"hours"}<tool_call|>',
    '<|channel>thought\nsecret<channel|><|tool_call>call:search{}<tool_call|>',
  ])('a call of a tool: %j', (text) => expect(visibleText(text)).toMatchObject({ text: '', hasCall: true }));

  test('a text crossed out, and a pipe in a comparison, stay', () => {
    for (const text of ['Use <s>ten</s> nine.', 'Write a<|b, or c|>d.', 'The <answer> tag.'])
      expect(shown(text)).toBe(text);
  });
});
