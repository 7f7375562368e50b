import type { Rotated, Unopened } from './rotate.ts';
import type { KeyStatus, VaultStatus } from './status.ts';

const mostListed = 20;
const number = (count: number) => count.toLocaleString('en');
const secrets = (count: number) => (count === 1 ? '1 secret' : `${number(count)} secrets`);

const because = {
  unknown_key: 'its key is not in the ring; put that key back, or have it entered again',
  damaged: 'it is damaged; have it entered again',
  wrong_binding: 'it was sealed for another owner; have it entered again',
} as const;

/** A line for each secret that does not open, up to 20. */
export function describeUnopened(unopened: readonly Unopened[]): string[] {
  const listed = unopened.slice(0, mostListed).map(({ what, tenantId, id, keyId, reason }) => {
    const why = because[reason as keyof typeof because] ?? reason;
    return `  ${what} ${id} of company ${tenantId}${keyId === null ? '' : `, sealed with ${keyId}`}: ${why}.`;
  });
  const more = unopened.length - listed.length;
  return more > 0 ? [...listed, `  and ${number(more)} more.`] : listed;
}

function stateOf({ keyId, secretCount, sealsNow, isInRing, isRetired }: KeyStatus): string {
  if (!isInRing) return secretCount > 0 ? 'not in the ring: these cannot be opened' : 'not in the ring';
  if (sealsNow) return 'in the ring, seals now';
  if (secretCount > 0) return 'in the ring; needed until npm run keys -- rotate has ended';
  return isRetired
    ? 'in the ring, retired: take it out'
    : `in the ring; can be retired: npm run keys -- retire ${keyId}`;
}

export function describeStatus({ name, keys, lost }: VaultStatus): string[] {
  return [
    `${name}:`,
    ...keys.map((key) => `  ${key.keyId}: ${secrets(key.secretCount)}, ${stateOf(key)}`),
    ...(lost.length > 0
      ? [`  ${secrets(lost.length)} that no one can open:`, ...describeUnopened(lost).map((line) => `  ${line}`)]
      : []),
  ];
}

/** Why a key is not retired, and what helps: a rotation cannot re-seal what does not open. */
export function describeNeeded(
  keyId: string,
  { secretCount, unopened }: { readonly secretCount: number; readonly unopened: readonly Unopened[] },
): string[] {
  const openedCount = Math.max(0, secretCount - unopened.length);
  return [
    `${keyId} is needed by ${secrets(secretCount)}.`,
    ...(openedCount > 0 ? [`Seal ${secrets(openedCount)} again first, with npm run keys -- rotate.`] : []),
    ...(unopened.length > 0
      ? [
          `${secrets(unopened.length)} did not open; rotate leaves them as they are, and the key is needed until they are gone:`,
        ]
      : []),
    ...describeUnopened(unopened),
  ];
}

export function describeRotated(
  name: string,
  service: string,
  publicKeyName: string,
  { resealedCount, unopened, leftCount }: Rotated,
): string[] {
  return [
    `${name}: ${secrets(resealedCount)} sealed again.`,
    ...(unopened.length > 0
      ? [`${name}: ${secrets(unopened.length)} did not open, and stay as they are:`, ...describeUnopened(unopened)]
      : []),
    ...(leftCount > 0
      ? [
          `${name}: ${secrets(leftCount)} were written with another key in the meantime: start ${service} again with the new ${publicKeyName}, then rotate again.`,
        ]
      : []),
  ];
}
