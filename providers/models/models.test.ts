import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findModel, type ModelEntry, models as all, refusedParameter } from '@konstruct/providers';
import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, test } from 'vitest';

describe.each(all)('H1, F4 $id', (entry) => {
  test('has every field, from a page with a date', () => {
    expect(Object.keys(entry).toSorted()).toEqual(
      [
        ...['alsoCalled', 'contextTokens', 'effort', 'id', 'limitName', 'mostOutputTokens', 'name', 'readOn', 'source'],
        ...['protocol', 'takesTemperature', 'thinks', 'thoughtTokens', 'vendor'],
      ].toSorted(),
    );
    expect(entry.source).toMatch(/^https:\/\//);
    expect(Date.parse(entry.readOn)).toBeLessThanOrEqual(Date.now());
  });

  test('has a price, and the window that the price table knows', () => {
    const model = calcPrice({ input_tokens: 1 }, entry.id, { providerId: entry.vendor })?.model;
    expect(model?.id).toBe(entry.id);
    // The price table rounds some windows: it lists 1,047,576 as a million.
    expect(Math.abs((model?.context_window ?? 0) - entry.contextTokens) / entry.contextTokens).toBeLessThan(0.05);
    expect(entry.mostOutputTokens).toBeLessThan(entry.contextTokens);
  });

  test('has room for its thoughts where it thinks, and none where it does not', () => {
    if (entry.thinks === 'NEVER') expect([entry.thoughtTokens, entry.effort]).toEqual([0, null]);
    else
      expect([entry.thoughtTokens >= 4_000, entry.effort !== null, entry.takesTemperature]).toEqual([
        true,
        true,
        false,
      ]);
  });
});

test('a model is found by its dated release, behind a router’s prefix, before its variant, by its other name, and by no likeness', () => {
  const ids = (...names: string[]) => names.map((name) => findModel(name)?.id);
  expect(ids('gpt-5-mini', 'openai/gpt-5-mini', 'gpt-5-mini-2025-08-07', 'openai/gpt-5-mini:free')).toEqual(
    Array(4).fill('gpt-5-mini'),
  );
  expect(ids('anthropic/claude-opus-4.6', 'anthropic/claude-haiku-4.5')).toEqual([
    'claude-opus-4-6',
    'anthropic/claude-haiku-4.5',
  ]);
  expect(ids('claude-haiku-4-5-20251001', 'claude-haiku-4.5', 'claude-haiku-4-5@20251001')).toEqual(
    Array(3).fill('claude-haiku-4-5'),
  );
  expect(
    ids(
      'gpt-5',
      'gpt-5-mini-turbo',
      'gpt-6-lunatic',
      'openai/o3',
      'deepseek-r1',
      'toString',
      '',
      'anthropic/claude-sonnet-4.6:thinking',
    ),
  ).toEqual(Array(8).fill(undefined));
});

const words = { NEVER: 'no', MAY: 'where it deems it right', ALWAYS: 'always' } satisfies Record<
  ModelEntry['thinks'],
  string
>;

test('the table in the documentation is this one', () => {
  const rows = all.map((entry) => {
    const { vendor, id, contextTokens, mostOutputTokens, thinks, thoughtTokens, limitName, effort, source, readOn } =
      entry;
    const numbers = [contextTokens, mostOutputTokens].map((count) => count.toLocaleString('en'));
    const thought = thinks === 'NEVER' ? words[thinks] : `${words[thinks]}, ${thoughtTokens.toLocaleString('en')}`;
    return `| ${vendor} | \`${id}\` | ${numbers.join(' | ')} | ${thought} | \`${limitName}\` | ${effort ?? '-'} | [${readOn}](${source}) |`;
  });
  const page = readFileSync(join(import.meta.dirname, '../../docs/operating/models.md'), 'utf8');
  expect(page.split('\n').filter((line) => line.startsWith('| ') && line.includes('](http'))).toEqual(rows);
});

test('F3 of what a sentence names, the parameter that was sent and comes first is the refused one', () => {
  const refused = (message: string, sent: Parameters<typeof refusedParameter>[1], param: string | null = null) =>
    refusedParameter({ message, param, code: null }, sent);
  const azure =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
  expect(refused(azure, ['max_tokens'])).toBe('max_tokens');
  expect(refused(azure, ['max_completion_tokens'])).toBeNull();
  expect(refused('max_tokens must be at least 1', ['max_tokens'])).toBeNull();
  expect(refused('Unsupported value', ['effort', 'max_tokens'], 'reasoning_effort')).toBe('effort');
  expect(refused('Unknown parameter: top_k', ['effort', 'max_tokens'])).toBeNull();
});
