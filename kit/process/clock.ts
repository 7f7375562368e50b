/** Where a service takes the time from. Tests replace it. */
export interface Clock {
  now(): Date;
}
