import { addDays, today } from '#lib/format/date.ts';
import { text } from './text.ts';

/** Whole days in the company's time zone, both ends included. */
export interface Range {
  from: string;
  to: string;
  preset: Preset | 'custom';
}

export const { presets } = text.range;
export type Preset = keyof typeof presets;

const isDate = (value: string | null): value is string =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const isPreset = (value: string | null): value is Preset => value !== null && Object.hasOwn(presets, value);
const longest = 365;

function presetRange(preset: Preset, now: string): Range {
  const firstOfMonth = `${now.slice(0, 7)}-01`;
  const lastOfLastMonth = addDays(firstOfMonth, -1);
  switch (preset) {
    case '7':
      return { from: addDays(now, -6), to: now, preset };
    case '30':
      return { from: addDays(now, -29), to: now, preset };
    case 'month':
      return { from: firstOfMonth, to: now, preset };
    case 'last-month':
      return { from: `${lastOfLastMonth.slice(0, 7)}-01`, to: lastOfLastMonth, preset };
  }
}

/** The range in the address; the last 30 days if it makes no sense. */
export function readRange(query: URLSearchParams, timeZone: string): Range {
  const now = today(timeZone);
  const [from, to, preset] = [query.get('from'), query.get('to'), query.get('range')];
  if (isDate(from) && isDate(to) && from <= to) {
    const earliest = addDays(to, -longest);
    return { from: from < earliest ? earliest : from, to, preset: 'custom' };
  }
  return presetRange(isPreset(preset) ? preset : '30', now);
}
