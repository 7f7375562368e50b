import { models } from '@konstruct/providers';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';
import { needsOf, unknownModel } from '../provider/model-needs.ts';
import { fitsWindow, outputLimit, sizeOf, writePrompt } from './prompt.ts';

const mia = {
  name: 'Mia',
  role: 'front desk',
  instructions: 'Be kind.',
  knowledge: '# Hours\nNine to five.',
  language: null,
  answerLength: 'SHORT' as const,
};
const contact = (text: string) => ({ author: 'CONTACT' as const, text });
const agent = (text: string) => ({ author: 'AGENT' as const, text });

test('the prompt says who answers where, how, and from what; headings of the operator stay inside their section', () => {
  const { instructions } = writePrompt(mia, 'Harbour Bikes', [contact('Hi')]);
  expect(instructions).toMatch(
    /^You are Mia, front desk at Harbour Bikes\.\n\n## How to behave\nBe kind\.\n\n## Rules\n/,
  );
  expect(instructions).toMatch(/## What you know\n### Hours\nNine to five\.$/);
  expect(writePrompt({ ...mia, language: 'de' }, null, []).instructions).toContain(
    'Always answer in this language: de.',
  );
});

test('what one side said in a row is one turn, and a conversation begins with a person', () => {
  const { turns } = writePrompt(mia, null, [
    agent('Earlier.'),
    contact('Hi'),
    contact('Open?'),
    agent('Yes.'),
    contact('Thanks'),
  ]);
  expect(turns).toEqual([
    { role: 'user', text: 'Hi\nOpen?' },
    { role: 'assistant', text: 'Yes.' },
    { role: 'user', text: 'Thanks' },
  ]);
});

test('a long history is cut to the newest that fits', () => {
  const history = Array.from({ length: 90 }, (_, index) => [
    contact(`${index} ${'x'.repeat(900)}`),
    agent('ok'),
  ]).flat();
  const { turns } = writePrompt(mia, null, [...history, contact('last')]);
  expect(turns.at(-1)?.text).toBe('last');
  expect(sizeOf({ instructions: '', turns }).bytes).toBeLessThan(25_000);
  expect(turns[0]?.role).toBe('user');
});

test('the size counts bytes, not characters', () => {
  expect(sizeOf({ instructions: 'ü', turns: [{ role: 'user', text: '😀' }] })).toEqual({ bytes: 6, messageCount: 2 });
});

describe('F4, H1 the tokens of an answer', () => {
  const needs = (modelId: string) => needsOf(modelId, new Map());

  test.each(Object.values(models).flat())('$id gets room for its thoughts beside the answer', ({ id, thinks }) => {
    const room = thinks === 'NEVER' ? 0 : 4_000;
    expect([outputLimit('SHORT', needs(id)), outputLimit('MEDIUM', needs(id)), outputLimit('LONG', needs(id))]).toEqual(
      [500 + room, 1_000 + room, 2_500 + room],
    );
  });

  test.each([
    'openai/gpt-5-mini',
    'openai/o3',
    'deepseek-r1',
    'qwen3-32b',
    'gemini-2.5-flash',
    'magistral-small',
    'grok-4',
    'gpt-oss-120b',
    'x',
  ])('%s has room to think', (id) => expect(outputLimit('SHORT', needs(id))).toBe(4_500));

  test('a second try has at least twice the tokens for thoughts, and some for a model that was thought to have none', () => {
    expect(outputLimit('SHORT', needs('gpt-6-luna'), { isSecondTry: true })).toBe(8_500);
    expect(outputLimit('SHORT', needs('gpt-4o-mini'), { isSecondTry: true })).toBe(4_500);
  });

  test('never more than the model can write, nor than half of its window', () => {
    expect(outputLimit('LONG', { ...unknownModel, mostOutputTokens: 2_048 })).toBe(2_048);
    expect(outputLimit('LONG', { ...unknownModel, contextTokens: 8_192 })).toBe(4_096);
  });

  test('what the configuration says of a model goes first', () => {
    expect(needsOf('gpt-6-luna', new Map([['gpt-6-luna', { thoughtTokens: 0 }]]))).toMatchObject({
      thoughtTokens: 0,
      contextTokens: 1_050_000,
    });
  });
});

const family = '👨‍👩‍👧‍👦';
const whole = (text: string) => text.isWellFormed() && !text.includes('\0');

describe('F28 a long message', () => {
  const asked = (text: string) => writePrompt(mia, null, [contact(text)]).turns[0]?.text ?? '';

  test('keeps its beginning and its end, with a mark in between that says how much is left out', () => {
    const text = asked(`SUR ${'log line\n'.repeat(1_334)}When are you open?`);
    expect(text).toMatch(/^SUR log line/);
    expect(text).toMatch(/\n\n\[… [\d,]+ characters are left out here …\]\n\n/);
    expect(text).toMatch(/When are you open\?$/);
    expect(text.length).toBeLessThanOrEqual(12_000);
    expect(asked('x'.repeat(12_000))).toBe('x'.repeat(12_000));
  });

  test.each([
    ['emoji', '😀'],
    ['families', family],
    ['flags', '🇩🇪'],
    ['accents', 'e\u0301'],
    ['Hindi', 'क्षि'],
  ])('is never cut within a character: %s', (_what, character) => {
    for (let shift = 0; shift < character.length; shift += 1) {
      const text = asked(`${'x'.repeat(shift)}${character.repeat(Math.ceil(14_000 / character.length))}y`);
      const [head = '', tail = ''] = text.split(/\n\n\[….*…\]\n\n/);
      expect([head.slice(shift).replaceAll(character, ''), tail.slice(0, -1).replaceAll(character, '')]).toEqual([
        '',
        '',
      ]);
    }
  });

  test('as the public report has it: half of an emoji at the place of the cut', () => {
    expect(whole(asked(`SUR ${'a'.repeat(11_995)}😀 When are you open?`))).toBe(true);
    for (let more = 0; more < 40; more += 1)
      expect(whole(asked(`${'a'.repeat(5_950 + more)}😀${'b'.repeat(7_000)}`))).toBe(true);
  });

  test('and a short one: half a character and NUL never go out, nor in what the operator wrote', () => {
    const broken = 'a\ud83d b\0 \udc00';
    const { instructions, turns } = writePrompt(
      { ...mia, instructions: broken, knowledge: broken, name: broken },
      broken,
      [contact(broken)],
    );
    expect([instructions, ...turns.map(({ text }) => text)].every(whole)).toBe(true);
  });
});

describe('F17 the window of a model', () => {
  const small = { ...unknownModel, contextTokens: 8_192 };
  const history = Array.from({ length: 40 }, (_, index) => [
    contact(`${index} ${'word '.repeat(120)}`),
    agent('Yes.'),
  ]).flat();

  test('instructions, knowledge, conversation and answer fit it together, newest messages kept', () => {
    const { instructions, turns } = writePrompt(mia, null, [...history, contact('When are you open?')], {
      needs: small,
    });
    const read = estimateTokens(instructions) + turns.reduce((sum, { text }) => sum + estimateTokens(text) + 8, 0);
    expect(read + outputLimit('SHORT', small)).toBeLessThanOrEqual(8_192);
    expect(turns.length).toBeGreaterThan(2);
    expect(turns.at(-1)?.text).toBe('When are you open?');
  });

  test('the last message goes along whatever is left, its question too', () => {
    const long = `${'日本語の記録。'.repeat(1_500)}いつ開きますか？`;
    const { turns } = writePrompt({ ...mia, knowledge: 'x '.repeat(3_000) }, null, [contact(long)], { needs: small });
    expect(turns[0]?.text).toMatch(/いつ開きますか？$/);
    expect(estimateTokens(turns[0]?.text ?? '')).toBeLessThan(3_000);
  });

  test('a second try after a rejection has about half of the conversation', () => {
    const sizes = (isShortened: boolean, entries: readonly Parameters<typeof writePrompt>[2][number][]) =>
      sizeOf({ instructions: '', turns: writePrompt(mia, null, entries, { isShortened }).turns }).bytes;
    for (const entries of [
      [...history, contact('last')],
      history.slice(0, 6),
      [contact('x'.repeat(9_000))],
      [contact('x'.repeat(50_000))],
    ]) {
      expect(sizes(true, entries) / sizes(false, entries)).toBeLessThan(0.6);
      expect(sizes(true, entries) / sizes(false, entries)).toBeGreaterThan(0.2);
    }
    expect(writePrompt(mia, null, [...history, contact('last')], { isShortened: true }).turns.at(-1)?.text).toBe(
      'last',
    );
  });

  test('what is written down is found too long for it, and by how much; an unknown window fits all', () => {
    const written = { ...mia, knowledge: 'word '.repeat(6_000) };
    const fit = fitsWindow(written, null, small);
    expect(fit).toMatchObject({ isFitting: false, tokens: expect.any(Number) });
    expect(
      fitsWindow({ ...written, knowledge: written.knowledge.slice(0, -fit.excessCharacters - 1) }, null, small)
        .isFitting,
    ).toBe(true);
    expect(fitsWindow(written, null, unknownModel).isFitting).toBe(true);
    for (const { id } of Object.values(models).flat()) {
      expect(
        fitsWindow({ ...written, knowledge: 'word '.repeat(10_000) }, null, needsOf(id, new Map())).isFitting,
      ).toBe(true);
    }
  });

  test('tokens are rather counted too many than too few', () => {
    const english = 'We are open from nine to five on weekdays, and from ten to two on Saturdays.';
    expect(estimateTokens(english)).toBeGreaterThan(english.length / 4);
    const japanese = '営業時間は平日の九時から十七時までです。';
    expect(estimateTokens(japanese)).toBeGreaterThan(japanese.length);
    const digits = '{"a":[1,2,3]}';
    expect(estimateTokens(digits)).toBeGreaterThanOrEqual(digits.length - 1);
    expect(estimateTokens('')).toBe(0);
  });
});
