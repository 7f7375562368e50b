const dayMs = 86_400_000;
/** The length of a range with days that cannot be read: the most that a service reads. */
const unreadableDays = 366;

function dayOf(range: unknown, name: 'from' | 'to'): number {
  const text: unknown = typeof range === 'object' && range !== null ? Reflect.get(range, name) : undefined;
  return typeof text === 'string' ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
}

/** The days of a range `{ from, to }` of calendar days, both included; at least one. */
export function daysIn(range: unknown): number {
  const days = (dayOf(range, 'to') - dayOf(range, 'from')) / dayMs + 1;
  return Number.isFinite(days) ? Math.max(1, Math.ceil(days)) : unreadableDays;
}
