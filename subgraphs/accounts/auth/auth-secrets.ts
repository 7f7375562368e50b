import { createHash } from 'node:crypto';
import type { Logger } from '@konstruct/kit/process';
import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Pool } from 'pg';

/** A number that a secret is known by in what it encrypted: the same wherever it stands in the list. */
const versionOf = (secret: string) => parseInt(createHash('sha256').update(secret).digest('hex').slice(0, 7), 16);

/** The secrets as better-auth takes them: the first encrypts and signs, each decrypts what it encrypted. What names none is the last one's. */
export function authSecrets(secrets: readonly string[]) {
  return { secrets: secrets.map((value) => ({ version: versionOf(value), value })), secret: secrets.at(-1) ?? '' };
}

const batchSize = 200;

interface Row {
  readonly id: string;
  readonly secret: string;
  readonly backup_codes: string;
}

/**
 * Encrypts second factors again that an earlier secret encrypted, so that it can be dropped. One that is changed meanwhile stays as it
 * is changed. Returns how many were encrypted again, and how many none of the secrets decrypts.
 */
export async function encryptSecondFactorsAgain(
  pool: Pool,
  secrets: readonly string[],
): Promise<{ againCount: number; lostCount: number }> {
  const [current = ''] = secrets;
  const key = {
    keys: new Map(secrets.map((secret) => [versionOf(secret), secret])),
    currentVersion: versionOf(current),
  };
  const isCurrent = (data: string) => parseEnvelope(data)?.version === key.currentVersion;
  const again = async (data: string) => (isCurrent(data) ? data : symmetricEncrypt({ key, data: await decrypt(data) }));
  // What names no secret may be of any of them.
  const decrypt = (data: string) =>
    parseEnvelope(data) ? symmetricDecrypt({ key, data }) : Promise.any(secrets.map((secret) => symmetricDecrypt({ key: secret, data })));
  let after = '00000000-0000-0000-0000-000000000000';
  const counts = { againCount: 0, lostCount: 0 };
  for (;;) {
    const { rows } = await pool.query<Row>(
      'select id, secret, backup_codes from accounts_directory.two_factors where id > $1 order by id limit $2',
      [after, batchSize],
    );
    for (const row of rows.filter(({ secret, backup_codes: codes }) => !isCurrent(secret) || !isCurrent(codes))) {
      const written = await Promise.all([again(row.secret), again(row.backup_codes)]).catch(() => null);
      if (written === null) counts.lostCount += 1;
      else {
        const { rowCount } = await pool.query(
          'update accounts_directory.two_factors set secret = $1, backup_codes = $2 where id = $3 and secret = $4 and backup_codes = $5',
          [...written, row.id, row.secret, row.backup_codes],
        );
        counts.againCount += rowCount ?? 0;
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return counts;
    after = last.id;
  }
}

/** Does so beside whatever the service does, where there is an earlier secret, and tells the log when that can be dropped. */
export async function startEncryptingAgain(pool: Pool, secrets: readonly string[], log: Pick<Logger, 'info' | 'error'>): Promise<void> {
  if (secrets.length < 2) return;
  try {
    const counts = await encryptSecondFactorsAgain(pool, secrets);
    log.info(counts, 'second factors no longer need an earlier AUTH_SECRET, but for those that none of them decrypts');
  } catch (error) {
    log.error({ error: String(error) }, 'second factors could not be encrypted again: keep the earlier AUTH_SECRET, and start again');
  }
}
