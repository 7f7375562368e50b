import type { DirectoryContext } from '../context.ts';
import { PasswordReset } from './password-reset.entity.ts';

/** Ends every reset link that was mailed to an address: its password has changed, so links that any caller asked for end. */
export async function endResetLinks({ em }: DirectoryContext, email: string): Promise<void> {
  await em.nativeDelete(PasswordReset, { email });
}
