import { newId } from '@konstruct/kit/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollUp } from '../rollup/roll-up.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';
import { usageOf } from './usage-query.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

/** The day of a moment in a time zone, by the JavaScript engine's rules. */
function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

async function shownDays(tenantId: string, from: string, to: string): Promise<Record<string, number>> {
  const { byDay } = await usageOf(service, tenantId, { from, to });
  return Object.fromEntries(
    byDay.filter(({ totals }) => totals.answerCount > 0).map(({ date, totals }) => [date, totals.answerCount]),
  );
}

function expectedDays(timeZone: string, moments: Date[]): Record<string, number> {
  const days: Record<string, number> = {};
  for (const at of moments) days[dayIn(timeZone, at)] = (days[dayIn(timeZone, at)] ?? 0) + 1;
  return days;
}

const zones = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'];

test.each(zones)('the days are those of the company’s time zone: %s', async (timeZone) => {
  const tenantId = newId();
  await service.moveTenant(tenantId, timeZone);
  // Every hour, and one millisecond before every half hour, for two days.
  const first = Date.parse('2026-10-24T00:00:00Z');
  const moments = Array.from({ length: 96 }, (_none, index) => new Date(first + index * 1_800_000 - (index % 2)));
  await service.record(
    tenantId,
    moments.map((at) => paidRun({ at: at.toISOString() })),
  );
  const expected = expectedDays(timeZone, moments);
  expect(await shownDays(tenantId, '2026-10-20', '2026-10-30')).toEqual(expected);
  await rollUp(service.deps.directory);
  expect(await shownDays(tenantId, '2026-10-20', '2026-10-30')).toEqual(expected);
});

test('the days on which clocks change have 23 and 25 hours', async () => {
  const tenantId = newId();
  await service.moveTenant(tenantId, 'Europe/Berlin');
  for (const start of ['2026-03-28T21:00:00Z', '2026-10-24T20:00:00Z']) {
    const hours = Array.from({ length: 30 }, (_none, hour) => new Date(Date.parse(start) + hour * 3_600_000));
    await service.record(
      tenantId,
      hours.map((at) => paidRun({ at: at.toISOString() })),
    );
  }
  await rollUp(service.deps.directory);
  expect(await shownDays(tenantId, '2026-03-29', '2026-03-29')).toEqual({ '2026-03-29': 23 });
  expect(await shownDays(tenantId, '2026-10-25', '2026-10-25')).toEqual({ '2026-10-25': 25 });
});

test('after a move to another time zone all days are counted in the new one, and an older version moves nothing', async () => {
  const tenantId = newId();
  await service.moveTenant(tenantId, 'Asia/Kathmandu', 1);
  const moments = ['2026-11-10T18:10:00Z', '2026-11-10T18:20:00Z', '2026-11-11T03:20:00Z', '2026-11-11T03:40:00Z'].map(
    (at) => new Date(at),
  );
  for (const at of moments.slice(0, 3)) await service.settle(tenantId, paidRun({ at: at.toISOString() }));
  await rollUp(service.deps.directory);
  for (const at of moments.slice(3)) await service.settle(tenantId, paidRun({ at: at.toISOString() }));
  expect(await shownDays(tenantId, '2026-11-09', '2026-11-13')).toEqual(expectedDays('Asia/Kathmandu', moments));
  await service.moveTenant(tenantId, 'America/St_Johns', 3);
  await service.moveTenant(tenantId, 'Pacific/Apia', 2);
  expect(await shownDays(tenantId, '2026-11-09', '2026-11-13')).toEqual(expectedDays('America/St_Johns', moments));
  await rollUp(service.deps.directory);
  expect(await shownDays(tenantId, '2026-11-09', '2026-11-13')).toEqual(expectedDays('America/St_Johns', moments));
});

test('a time zone that the database does not know is refused when it is told, not when days are counted', async () => {
  await expect(service.moveTenant(newId(), 'Mars/Olympus')).rejects.toThrow(/Mars\/Olympus/);
});
