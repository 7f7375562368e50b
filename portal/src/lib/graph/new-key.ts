/** An idempotency key. Made once per form, so that a repeated press does nothing twice. */
export function newKey(): string {
  // `randomUUID` exists on https and localhost only; a self-hoster may try the product on a plain LAN address.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
