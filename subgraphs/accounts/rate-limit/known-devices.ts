import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Accounts that one browser is remembered for; the oldest gives way. */
const maxAccounts = 8;

const shape = /^[\w-]{22}(\.[\w-]{22}){0,8}$/;

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/**
 * A browser's cookie of the accounts that were signed in to on it: an id of the browser and one mark per account, which only the
 * platform's secret can make. It opens nothing. It gives this browser attempts of its own, so that the guesses of strangers do
 * not shut the owner out (OWASP calls it a device cookie). Nothing in it tells which accounts they are.
 */
export function createKnownDevices(secret: string) {
  const markOf = (device: string, email: string) =>
    createHmac('sha256', secret).update(`konstruct known device ${device} ${email}`).digest('base64url').slice(0, 22);

  function read(cookie: string | null | undefined) {
    const [device = '', ...marks] = cookie && shape.test(cookie) ? cookie.split('.') : [];
    return { device, marks };
  }

  return {
    /** The id of the browser, where it is known to the account; null otherwise. */
    deviceFor(cookie: string | null | undefined, email: string): string | null {
      const { device, marks } = read(cookie);
      const mark = markOf(device, email);
      return marks.some((one) => isEqual(one, mark)) ? device : null;
    },

    /** The cookie with the account added to it. */
    remember(cookie: string | null | undefined, email: string): string {
      const known = read(cookie);
      const device = known.device || randomBytes(16).toString('base64url');
      const mark = markOf(device, email);
      const others = known.marks.filter((one) => !isEqual(one, mark)).slice(0, maxAccounts - 1);
      return [device, mark, ...others].join('.');
    },
  };
}
