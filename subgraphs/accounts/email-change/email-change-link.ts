/** How long either link of a change of address is good. */
export const emailChangeSeconds = 24 * 3600;

/** A page with a button: opening a mailed link changes nothing. */
export function emailChangeLink(publicUrl: string, token: string): string {
  const link = new URL('/confirm-email-change', publicUrl);
  link.searchParams.set('token', token);
  return link.href;
}
