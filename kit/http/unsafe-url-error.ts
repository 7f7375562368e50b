/** What is wrong with an address. `unresolvable` is given when saving only: at use it is an ordinary network failure. */
export type UnsafeUrlReason = 'malformed' | 'not_https' | 'credentials' | 'port' | 'private' | 'redirect' | 'unresolvable';

/** An address that is not called. The message is a sentence for a person, and does not repeat the address. */
export class UnsafeUrlError extends Error {
  /** For programs. */
  readonly reason: UnsafeUrlReason;

  constructor(reason: UnsafeUrlReason, message: string) {
    super(message);
    this.name = 'UnsafeUrlError';
    this.reason = reason;
  }
}
