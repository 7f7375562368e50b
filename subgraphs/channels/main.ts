import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as startChannels } from './app.ts';
import { readChannelsEnv } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = readChannelsEnv(source);
  return startChannels({ env, log: createLogger({ name: 'channels', level: env.LOG_LEVEL }) });
};
