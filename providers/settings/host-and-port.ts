import { z } from 'zod';

/** The form in which a guarded client admits an address: `host:port`. */
export function hostAndPort(address: string): string {
  const url = new URL(address);
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** `LLM_ALLOW_PRIVATE_HOSTS`: private addresses that companies may enter. */
export const allowedPrivateHosts = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((pair) => pair.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().regex(/^\S+:\d{1,5}$/, 'set it to a list of HOST:PORT, with commas between')));
