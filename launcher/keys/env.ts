import { readEnv, secret } from '@konstruct/kit/process';
import { z } from 'zod';
import { environment } from '../env.ts';
import { keyPairs } from '../home/secrets.ts';

const ring = z.string({ error: 'set it to the private keys that open what is sealed, a JSON list of JWKs' }).min(1);
const publicKey = z.string({ error: 'set it to the public key that is sealed with, a JWK as JSON' }).min(1);

const keysShape = {
  LLM_VAULT_PUBLIC_KEY: publicKey,
  LLM_VAULT_KEYS: ring,
  CHANNELS_VAULT_PUBLIC_KEY: publicKey,
  CHANNELS_VAULT_KEYS: ring,
};

const databaseShape = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'set it to postgres://HOST:PORT/DATABASE' }),
  KEYS_DATABASE_PASSWORD: secret,
  KEYS_DIRECTORY_PASSWORD: secret,
  CHANNELS_DATABASE_PASSWORD: secret,
  CHANNELS_DIRECTORY_PASSWORD: secret,
};

const pairs = keyPairs.filter((pair) => pair.public in keysShape);

/** The keys of both vaults. Throws one error that names every issue. */
export const readKeys = (): Readonly<Record<string, string>> => readEnv(keysShape, environment, () => ({}), pairs);

/** The keys of both vaults, and the roles that reach what is sealed with them. */
export const readAll = (): Readonly<Record<string, string>> & { readonly DATABASE_URL: string } =>
  readEnv({ ...keysShape, ...databaseShape }, environment, () => ({}), pairs);

const signingKey = z
  .string({
    error: 'set it to the public key, or keys, that signatures are checked with, a JWK or a list of JWKs as JSON',
  })
  .min(1);

/** The present public keys of a pair that one service signs with. */
export const readPublicKeys = (publicName: string): string =>
  readEnv({ [publicName]: signingKey }, environment)[publicName] ?? '';

/** Whether this installation has its secrets in files. */
export const areSecretsFiles = (): boolean =>
  Object.keys({ ...keysShape, ...databaseShape }).some(
    (name) => !environment[name] && Boolean(environment[`${name}_FILE`]),
  );
