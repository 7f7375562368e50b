import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How many accounts one browser is remembered for; the oldest is dropped. */
const maxAccounts = 8;

const shape = /^[\w-]{22}(\.[\w-]{22}){0,8}$/;

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/**
 * A browser's cookie of the accounts that signed in with it: an id of the browser, and one mark per account that only
 * the platform's secret can create. It grants no access. It gives this browser separate attempts, so that strangers'
 * guesses do not lock the owner out (OWASP calls it a device cookie). It does not reveal which accounts they are.
 */
export function createKnownDevices(secret: string) {
  const markOf = (device: string, email: string) =>
    createHmac('sha256', secret).update(`konstruct known device ${device} ${email}`).digest('base64url').slice(0, 22);

  function read(cookie: string | null | undefined) {
    const [device = '', ...marks] = cookie && shape.test(cookie) ? cookie.split('.') : [];
    return { device, marks };
  }

  return {
    /** The id of the browser if the account knows it; null otherwise. */
    deviceFor(cookie: string | null | undefined, email: string): string | null {
      const { device, marks } = read(cookie);
      const mark = markOf(device, email);
      return marks.some((one) => isEqual(one, mark)) ? device : null;
    },

    /** The cookie with the account added. */
    remember(cookie: string | null | undefined, email: string): string {
      const known = read(cookie);
      const device = known.device || randomBytes(16).toString('base64url');
      const mark = markOf(device, email);
      const others = known.marks.filter((one) => !isEqual(one, mark)).slice(0, maxAccounts - 1);
      return [device, mark, ...others].join('.');
    },
  };
}
