import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

/** PostgreSQL's own default. */
const iterations = 4096;

/**
 * What PostgreSQL stores instead of a password (SCRAM-SHA-256), so that the password itself appears in no statement and
 * no server log. The same password gives the same text, so a pooler that was given it keeps working. Only for random
 * passwords of ASCII letters and digits: it neither prepares others (SASLprep) nor salts passwords that people choose.
 * https://www.postgresql.org/docs/current/catalog-pg-authid.html
 */
export function scramVerifier(role: string, password: string): string {
  const salt = createHmac('sha256', password).update(`salt of ${role}`).digest().subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyOf('Server Key').toString('base64')}`;
}
