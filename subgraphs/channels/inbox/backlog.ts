import { type Directory, sql } from '@konstruct/kit/database';

/** The most events of one account that may wait. Beyond that, the vendor is asked to deliver again later. */
export const mostWaiting = 10_000;
/** An account that sends fewer events between two checks cannot have filled the inbox in the meantime. */
const eventsBetweenLooks = 200;
const fullMs = 2_000;

type Account = { readonly source: string; readonly account: string };

/** Knows which accounts have too many events waiting. */
export interface Backlog {
  isFull(account: Account): Promise<boolean>;
}

const count = ({ source, account }: Account) => sql`
select count(*)::int as waiting from (
  select from channels_directory.inbox
  where source = ${source} and account = ${account} and promoted_at is null and set_aside_at is null
  limit ${mostWaiting + 1}
) as w`;

/**
 * Counts an account's waiting events once per many arrivals; a full account is assumed to stay full for two seconds.
 */
export function createBacklog(directory: Directory): Backlog {
  const sinceLook = new Map<string, number>();
  const fullUntil = new Map<string, number>();
  const looks = new Map<string, Promise<boolean>>();

  async function look(account: Account, key: string): Promise<boolean> {
    const [row] = await directory.fork().execute<{ waiting: number }[]>(count(account));
    const isFull = (row?.waiting ?? 0) > mostWaiting;
    if (isFull) fullUntil.set(key, performance.now() + fullMs);
    else fullUntil.delete(key);
    return isFull;
  }

  return {
    async isFull(of) {
      const key = `${of.source} ${of.account}`;
      // Requests that arrive while the account is being checked wait for that check too: none overtakes the request
      // that started it.
      const underWay = looks.get(key);
      if (underWay) return underWay;
      const until = fullUntil.get(key) ?? 0;
      if (until > performance.now()) return true;
      const events = (sinceLook.get(key) ?? 0) + 1;
      // Strangers choose the account names, so the number of remembered accounts is limited.
      if (sinceLook.size > 10_000) sinceLook.clear();
      sinceLook.set(key, events);
      if (until === 0 && events < eventsBetweenLooks) return false;
      sinceLook.delete(key);
      const asked = look(of, key).finally(() => looks.delete(key));
      looks.set(key, asked);
      return asked;
    },
  };
}
