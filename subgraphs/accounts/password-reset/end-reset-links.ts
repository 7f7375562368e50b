import type { DirectoryContext } from '../context.ts';
import { PasswordReset } from './password-reset.entity.ts';

/**
 * Ends every reset link that was mailed to an address: its password has changed, so all of its links end, no matter
 * which caller requested them.
 */
export async function endResetLinks({ em }: DirectoryContext, email: string): Promise<void> {
  await em.nativeDelete(PasswordReset, { email });
}
