const made = new Map<string, unknown>();

/** A phone takes about 20 ms to create a formatter, so each is created once, on first use. */
function once<F>(kind: string, options: object, make: () => F): F {
  const key = kind + JSON.stringify(options);
  const known = made.get(key) as F | undefined;
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export const numbers = (options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once('number', options, () => new Intl.NumberFormat('en-US', options));

export const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once('date', options, () => new Intl.DateTimeFormat('en-GB', options));
