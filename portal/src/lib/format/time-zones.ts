/** The time zones on offer, including the chosen one if it is not in the list. */
export function timeZones(chosen?: string): string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return chosen && !known.includes(chosen) ? [chosen, ...known] : known;
}
