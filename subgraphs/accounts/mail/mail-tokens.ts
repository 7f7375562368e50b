import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Derives the token of a mailed link from the id of what it confirms, and finds the id again. */
export interface MailTokens {
  tokenOf(id: string): string;
  /** Null if the platform never created such a token. */
  idOf(token: string): string | null;
}

const shape = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/**
 * The job that sends a mail derives its token from the first of the secrets; a token of any of them is accepted. So a
 * token is in no table and in no job, and a mail that is tried twice carries the same one. The row decides whether a
 * token is still valid. `purpose` prevents tokens of one kind from being accepted as another.
 */
export function createMailTokens(secrets: readonly string[], purpose: string): MailTokens {
  const sealsOf = (id: string) =>
    secrets.map((secret) => createHmac('sha256', secret).update(`konstruct ${purpose} ${id}`).digest('base64url'));
  return {
    tokenOf: (id) => `${id}.${sealsOf(id)[0] ?? ''}`,
    idOf(token) {
      const [, id = '', seal = ''] = shape.exec(token) ?? [];
      if (!z.uuid().safeParse(id).success) return null;
      return sealsOf(id).some((made) => timingSafeEqual(Buffer.from(seal), Buffer.from(made))) ? id : null;
    },
  };
}
