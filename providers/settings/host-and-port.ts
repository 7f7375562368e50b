import { z } from 'zod';

/** The form in which a guarded client admits an address: `host:port`. */
export function hostAndPort(address: string): string {
  const url = new URL(address);
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** An address, such as `http://ollama:11434`, would never match the host of a call. */
const isHostAndPort = (pair: string) => Number(/^[^\s/]+:(\d{1,5})$/.exec(pair)?.[1] ?? Number.NaN) <= 65_535;

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
  .pipe(z.array(z.string().refine(isHostAndPort, 'set it to a list of HOST:PORT, with commas between')));
