const inSeconds = new Intl.NumberFormat('en', { style: 'unit', unit: 'second', unitDisplay: 'long' });
const inMinutes = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'long' });

/** A wait in words, rounded up: `1 second`, `45 seconds`, `3 minutes`. */
export const waitIn = (seconds: number): string =>
  seconds < 120 ? inSeconds.format(Math.ceil(seconds)) : inMinutes.format(Math.ceil(seconds / 60));
