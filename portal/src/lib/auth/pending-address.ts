/** The address that a mail was sent to. Kept in this tab only: it must not appear in an address bar or a log. */
const name = 'konstruct.pending-address';

export interface PendingAddress {
  email: string;
  next: string;
}

export const keepPendingAddress = (pending: PendingAddress): void =>
  sessionStorage.setItem(name, JSON.stringify(pending));

export function readPendingAddress(): PendingAddress | null {
  const kept = sessionStorage.getItem(name);
  return kept ? (JSON.parse(kept) as PendingAddress) : null;
}
