import { Verification } from '../auth/auth-tables.ts';
import type { DirectoryContext } from '../context.ts';

/**
 * Ends remembered devices, which need no code, and sign-ins that wait for one: better-auth stores both under the user's
 * id.
 */
export async function forgetDevices({ em }: DirectoryContext, userId: string): Promise<void> {
  await em.nativeDelete(Verification, { value: userId });
}
