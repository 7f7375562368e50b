/** The source of a service's time. Tests replace it. */
export interface Clock {
  now(): Date;
}
