/** The sandbox server's idea of now. Tests move it to age codes, signatures and windows without waiting. */
export interface Clock {
  /** Milliseconds since 1970, moved by the offset. */
  now(): number;
  /** Seconds added to the machine's time; negative moves into the past. */
  setOffset(seconds: number): void;
  /** The present offset in seconds. */
  offset(): number;
}

/** A clock that starts at the machine's own time. */
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
