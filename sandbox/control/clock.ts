/** The sandbox server's clock. Tests move it to age codes, signatures and windows without waiting. */
export interface Clock {
  /** Milliseconds since 1970, moved by the offset. */
  now(): number;
  /** Seconds to add to the machine's time; negative values move the clock into the past. */
  setOffset(seconds: number): void;
  /** The current offset in seconds. */
  offset(): number;
}

/** A clock that starts at the machine's time. */
export function createClock(): Clock {
  let offsetSeconds = 0;
  return {
    now: () => Date.now() + offsetSeconds * 1000,
    setOffset: (seconds) => {
      offsetSeconds = seconds;
    },
    offset: () => offsetSeconds,
  };
}
