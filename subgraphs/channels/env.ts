import { commonEnv, directoryEnv, integration, port, queueEnv, readEnv } from '@konstruct/kit/process';
import { type ChannelKind, channelKinds } from '@konstruct/schema/channel-kinds';
import { z } from 'zod';
import type { OffKinds } from './channel/switches.ts';
import { vendors } from './vendors.ts';

/** Each vendor is switched on or off by its kind. */
const switches = Object.fromEntries(channelKinds.map((kind) => [kind, integration])) as Record<
  ChannelKind,
  typeof integration
>;

const shape = {
  ...commonEnv,
  ...directoryEnv,
  ...queueEnv,
  CHANNELS_PORT: port,
  CHANNELS_VAULT_PUBLIC_KEY: z.string().min(1, 'set it to the public key that tokens are sealed with, a JWK'),
  CHANNELS_VAULT_KEYS: z
    .string()
    .min(1, 'set it to the ring of private keys that tokens are opened with, a JSON list of JWKs'),
  ...switches,
};

/** The environment of this service, including what its vendors read. Throws one error that names every issue. */
export function readChannelsEnv(source: Readonly<Record<string, string | undefined>>) {
  const all: typeof shape = Object.assign({}, shape, ...vendors.map(({ env }) => env.shape));
  const env = readEnv(
    all,
    source,
    (read) => {
      const used = vendors.filter(({ kind }) => read[kind] === 'on');
      return {
        required: used.flatMap((vendor) => vendor.env.required),
        vendors: used.flatMap((vendor) => vendor.env.addresses),
      };
    },
    // What is sealed with a key that does not match would be lost.
    [{ public: 'CHANNELS_VAULT_PUBLIC_KEY', private: 'CHANNELS_VAULT_KEYS' }],
  );
  for (const vendor of vendors) if (env[vendor.kind] === 'on') vendor.env.check?.(env);
  return env;
}

/** The kinds that are switched off here. */
export const offKindsOf = (env: ChannelsEnv): OffKinds => new Set(channelKinds.filter((kind) => env[kind] === 'off'));

export type ChannelsEnv = ReturnType<typeof readChannelsEnv>;
