import { z } from 'zod';

const uuid = z.uuid();

/** The tenant that a request names: by header, or by cookie when a browser navigates and cannot set a header. */
export function requestedTenant(header: string | string[] | undefined, cookie: string | undefined): string | null {
  const named = uuid.safeParse(header ?? cookie);
  return named.success ? named.data.toLowerCase() : null;
}
