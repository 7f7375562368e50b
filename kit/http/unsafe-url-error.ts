/** What is wrong with a URL. `unresolvable` occurs only when saving: in use it is an ordinary network failure. */
export type UnsafeUrlReason =
  'malformed' | 'not_https' | 'credentials' | 'port' | 'private' | 'redirect' | 'unresolvable';

/** A URL that is not called. The message is a sentence for a person, and does not repeat the URL. */
export class UnsafeUrlError extends Error {
  /** For programs. */
  readonly reason: UnsafeUrlReason;

  constructor(reason: UnsafeUrlReason, message: string) {
    super(message);
    this.name = 'UnsafeUrlError';
    this.reason = reason;
  }
}
