import type { Logger } from '@konstruct/kit/process';
import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Pool } from 'pg';
import { versionOf } from './auth-secrets.ts';

const batchSize = 200;
const everyMs = 3_600_000;
const retryMs = 5_000;

interface Row {
  readonly id: string;
  readonly secret: string;
  readonly backup_codes: string;
}

interface Counts {
  readonly againCount: number;
  readonly lostCount: number;
}

/**
 * Encrypts second factors again with the first secret if another secret encrypted them or if they carry no version, so
 * that the other secrets can be dropped. A row that is changed in the meantime keeps that change. With a single secret
 * nothing is written: an earlier release may still read data without a version. Returns how many were encrypted again,
 * and how many none of the secrets can decrypt.
 */
export async function encryptSecondFactorsAgain(pool: Pool, secrets: readonly string[]): Promise<Counts> {
  const [current = ''] = secrets;
  const key = {
    keys: new Map(secrets.map((secret) => [versionOf(secret), secret])),
    currentVersion: versionOf(current),
  };
  const isCurrent = (data: string) => parseEnvelope(data)?.version === key.currentVersion;
  // Data without a version may belong to any of the secrets.
  const decrypt = (data: string) =>
    parseEnvelope(data)
      ? symmetricDecrypt({ key, data })
      : Promise.any(secrets.map((secret) => symmetricDecrypt({ key: secret, data })));
  const again = async (data: string) => (isCurrent(data) ? data : symmetricEncrypt({ key, data: await decrypt(data) }));
  let after = '00000000-0000-0000-0000-000000000000';
  const counts = { againCount: 0, lostCount: 0 };
  for (;;) {
    const { rows } = await pool.query<Row>(
      'select id, secret, backup_codes from accounts_directory.two_factors where id > $1 order by id limit $2',
      [after, batchSize],
    );
    const changes = [];
    for (const row of rows.filter(({ secret, backup_codes: codes }) => !isCurrent(secret) || !isCurrent(codes))) {
      const written = await Promise.all([again(row.secret), again(row.backup_codes)]).catch(() => null);
      if (written === null) counts.lostCount += 1;
      else
        changes.push({
          id: row.id,
          secret: row.secret,
          codes: row.backup_codes,
          new_secret: written[0],
          new_codes: written[1],
        });
    }
    if (secrets.length > 1 && changes.length > 0) {
      const { rowCount } = await pool.query(
        `update accounts_directory.two_factors t set secret = v.new_secret, backup_codes = v.new_codes
         from json_to_recordset($1) as v(id uuid, secret text, codes text, new_secret text, new_codes text)
         where t.id = v.id and t.secret = v.secret and t.backup_codes = v.codes`,
        [JSON.stringify(changes)],
      );
      counts.againCount += rowCount ?? 0;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return counts;
    after = last.id;
  }
}

/** Logs which secrets the second factors need. */
function logNeeded(counts: Counts, secrets: readonly string[], log: Pick<Logger, 'info' | 'warn'>): void {
  if (counts.lostCount > 0)
    log.warn(
      counts,
      'AUTH_SECRET lacks a secret that second factors are encrypted with: put it back into the list, or these operators cannot sign in with their codes; remove no other secret',
    );
  else if (secrets.length > 1)
    log.info(
      counts,
      'second factors need the first secret of AUTH_SECRET and no other: keep the first, even if you remove others',
    );
}

/** The options of `startEncryptingAgain`. */
export interface EncryptingOptions {
  readonly pool: Pool;
  readonly secrets: readonly string[];
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** The pause before a retry after a failure. Five seconds by default. */
  readonly againMs?: number;
}

/**
 * If there are several secrets, encrypts second factors again once before it returns. Retries soon after a failure, and
 * repeats every hour, since a copy of the service that still has another list may go on encrypting with another secret.
 * Logs the state of the second factors when it changes. Returns a function that stops it.
 */
export async function startEncryptingAgain({
  pool,
  secrets,
  log,
  againMs = retryMs,
}: EncryptingOptions): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  let loggedLostCount: number | undefined;
  let hasFailed = false;
  async function once(): Promise<void> {
    try {
      const counts = await encryptSecondFactorsAgain(pool, secrets);
      if (loggedLostCount !== counts.lostCount || counts.againCount > 0) logNeeded(counts, secrets, log);
      loggedLostCount = counts.lostCount;
      hasFailed = false;
    } catch (error) {
      if (!hasFailed && !isEnded && secrets.length > 1)
        log.error(
          { error: String(error) },
          'second factors could not be encrypted again: keep every secret of AUTH_SECRET; this will be retried',
        );
      hasFailed = true;
    }
    if (!isEnded) timer = setTimeout(onceMore, hasFailed ? againMs : everyMs).unref();
  }
  function onceMore(): void {
    running = once();
  }
  let running = once();
  if (secrets.length > 1) await running;
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await running;
  };
}
