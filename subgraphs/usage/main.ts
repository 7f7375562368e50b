import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as startUsage } from './app.ts';
import { readUsageEnv } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = readUsageEnv(source);
  return startUsage({ env, log: createLogger({ name: 'usage', level: env.LOG_LEVEL }) });
};
