/**
 * Why a secret could not be sealed or opened: the ring lacks the key it was sealed for, it was sealed for another
 * owner, it is not a seal or was altered, a key itself is not one that the vault works with, or its key is retired.
 */
export type VaultFailure = 'unknown_key' | 'wrong_binding' | 'damaged' | 'bad_key' | 'empty_binding' | 'retired_key';

/** A failure to seal or open. Neither message nor properties ever contain a secret, a seal or key material. */
export class VaultError extends Error {
  /** For programs; the message is for people. */
  readonly reason: VaultFailure;

  constructor(reason: VaultFailure, message: string) {
    super(message);
    this.name = 'VaultError';
    this.reason = reason;
  }
}
