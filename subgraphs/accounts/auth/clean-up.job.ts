import { sql } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { cleanUpJob } from '../job-definitions.ts';

/** Unconfirmed sign-ups are deleted after this many days: the owner of the address never asked for them. */
const unconfirmedDays = 7;

/** Deletes what has expired: sessions, links, request counters, unconfirmed sign-ups. */
export function handleCleanUp(deps: Dependencies): Handler {
  return handleJob(cleanUpJob, async () => {
    const { em } = createDirectoryContext(deps);
    await em.execute('delete from accounts_directory.sessions where expires_at < now()');
    await em.execute('delete from accounts_directory.verifications where expires_at < now()');
    await em.execute('delete from accounts_directory.rate_limits where window_ends_at < now()');
    await em.execute('delete from accounts_directory.request_quotas where window_ends_at < now()');
    await em.execute("delete from accounts_directory.password_resets where created_at < now() - interval '3 days'");
    await em.execute(sql`
      delete from accounts_directory.pending_sign_ups
      where created_at < now() - make_interval(days => ${unconfirmedDays})`);
  });
}
