import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as startKeys } from './app.ts';
import { readKeysEnv } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = readKeysEnv(source);
  return startKeys({ env, log: createLogger({ name: 'keys', level: env.LOG_LEVEL }) });
};
