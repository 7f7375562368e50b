/** An idempotency key. Made once per form, so that a repeated press does nothing twice. */
export function newKey(): string {
  // `randomUUID` exists on https and localhost only; a self-hoster may try the product on a plain LAN address.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One key an intent, distinguished by what is asked for: pressing twice repeats it, asking for something else is a new one.
 * Once an intent has been answered, `renew` makes the next press another try.
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
