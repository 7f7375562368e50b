/** How long each link of a change of address is valid. */
export const emailChangeSeconds = 24 * 3600;

/** Leads to a page with a button: opening a mailed link changes nothing. */
export function emailChangeLink(publicUrl: string, token: string): string {
  const link = new URL('/confirm-email-change', publicUrl);
  link.searchParams.set('token', token);
  return link.href;
}
