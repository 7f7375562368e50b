import { Verification } from '../auth/auth-tables.ts';
import type { DirectoryContext } from '../context.ts';

/** Ends what lets a device go without a code, and sign-ins that wait for one: better-auth keeps both by the user's id. */
export async function forgetDevices({ em }: DirectoryContext, userId: string): Promise<void> {
  await em.nativeDelete(Verification, { value: userId });
}
