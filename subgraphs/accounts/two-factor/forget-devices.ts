import type { EntityManager } from '@konstruct/kit/database';
import { Verification } from '../auth/auth-tables.ts';

/** Ends what lets a device go without a code, and sign-ins that wait for one: better-auth keeps both by the user's id. */
export async function forgetDevices(em: EntityManager, userId: string): Promise<void> {
  await em.nativeDelete(Verification, { value: userId });
}
