import { dates } from './formats.ts';

/** In the company's time zone, so that server, browser and bill agree. */
export const dateTime = (moment: string, timeZone: string): string =>
  dates({ timeZone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  );

export const shortDateTime = (moment: string, timeZone: string): string =>
  dates({ timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(moment));

/** The day of a moment. */
export const dateOf = (moment: string, timeZone: string): string =>
  dates({ timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(moment));

/** A calendar day, `2026-11-24`, which has no time zone. */
export const day = (date: string): string =>
  dates({ timeZone: 'UTC', day: 'numeric', month: 'short' }).format(new Date(`${date}T00:00:00Z`));

export const fullDay = (date: string): string =>
  dates({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${date}T00:00:00Z`));

export const month = (date: string): string =>
  dates({ timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${date}T00:00:00Z`));

/** Today in a time zone, `2026-11-24`. */
export const today = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());

export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The time from now, such as `in 12 minutes`, rounded up. */
export function inTime(seconds: number): string {
  const words = new Intl.RelativeTimeFormat('en-GB');
  return seconds <= 90
    ? words.format(Math.max(1, Math.ceil(seconds)), 'second')
    : words.format(Math.ceil(seconds / 60), 'minute');
}
