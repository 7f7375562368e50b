/** The time zones to choose from, with one more where it is not among them. */
export function timeZones(chosen?: string): string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return chosen && !known.includes(chosen) ? [chosen, ...known] : known;
}
