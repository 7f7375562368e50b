import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as startBilling } from './app.ts';
import { readBillingEnv } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = readBillingEnv(source);
  return startBilling({ env, log: createLogger({ name: 'billing', level: env.LOG_LEVEL }) });
};
