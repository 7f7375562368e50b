import { expect, test } from 'vitest';
import { stem, stems, synonymsOf } from './words.ts';

test('forms of one word meet', () => {
  for (const family of [
    'ship ships shipping shipped',
    'delivery deliveries delivered deliver',
    'return returns returned returning',
    'price prices pricing',
    'bag bags',
    'address addresses',
  ]) {
    expect(new Set(family.split(' ').map(stem)).size, family).toBe(1);
  }
});

test('words without meaning of their own are left out', () => {
  expect(stems('Hi, could you please tell me what the price is?')).toEqual([stem('price')]);
});

test('letters of other languages are words too', () => {
  expect(stems('Öffnungszeiten für Köln')).toEqual([stem('öffnungszeiten'), 'für', 'köln'].map(stem));
});

test('synonyms go both ways', () => {
  expect(synonymsOf(stem('cost'))).toContain(stem('price'));
  expect(synonymsOf(stem('price'))).toContain(stem('cost'));
});
