/** Where to continue in the portal: the path of one of our own addresses; the start page for any other address. */
export function returnPath(address: string | undefined, publicUrl: string): string {
  if (!address || !URL.canParse(address, publicUrl)) return '/';
  const { origin, pathname, search, hash } = new URL(address, publicUrl);
  return origin === new URL(publicUrl).origin ? `${pathname}${search}${hash}` : '/';
}
