import type { EntityManager } from '@konstruct/kit/database';
import { PasswordReset } from './password-reset.entity.ts';

/** Ends every reset link that was mailed to an address: its password is a new one, whoever asked for the links. */
export async function endResetLinks(em: EntityManager, email: string): Promise<void> {
  await em.nativeDelete(PasswordReset, { email });
}
