/** Where to go on with in the portal: the path of an address of ours; the start page for every other. */
export function returnPath(address: string | undefined, publicUrl: string): string {
  if (!address || !URL.canParse(address, publicUrl)) return '/';
  const { origin, pathname, search, hash } = new URL(address, publicUrl);
  return origin === new URL(publicUrl).origin ? `${pathname}${search}${hash}` : '/';
}
