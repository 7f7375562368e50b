import { createLogger, type StartService } from '@konstruct/kit/process';
import { startChannels } from './app.ts';
import { readChannelsEnv } from './env.ts';

/** Starts the channels service from its environment. */
export const start: StartService = async (source) => {
  const env = readChannelsEnv(source);
  return startChannels(env, createLogger({ name: 'channels', level: env.LOG_LEVEL }));
};
