import { Client } from 'pg';

/**
 * How long a statement that changes the schema waits for a lock, in milliseconds. A statement that waits for a table
 * blocks everyone who comes later: it gives up before they do (`serviceLimits`), and tries again.
 */
export const ddlLockTimeoutMs = 1_000;

/** Runs statements as the owner of the database: the user of `ownerUrl`, which must reach the database itself. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${ddlLockTimeoutMs}`);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs statements as the owner in one transaction, which is rolled back when `work` throws. */
export function inOwnersTransaction<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  return asOwner(ownerUrl, async (client) => {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  });
}
