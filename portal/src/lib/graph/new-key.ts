/** An idempotency key. Created once per form, so that pressing the button again does not repeat the change. */
export function newKey(): string {
  // `randomUUID` exists on https and localhost only; a self-hoster may try the product on a plain LAN address.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One key per intent. Pressing twice uses the same key; a different request gets a new one. Once an intent has been
 * answered, `renew` makes the next press a new attempt.
 */
export function keysByIntent(): { of(intent: string): string; renew(): void } {
  let current = { intent: '', key: newKey() };
  return {
    of(intent) {
      if (current.intent !== intent) current = { intent, key: newKey() };
      return current.key;
    },
    renew() {
      current = { intent: '', key: newKey() };
    },
  };
}
