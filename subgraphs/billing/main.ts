import { createLogger, type StartService } from '@konstruct/kit/process';
import { startBilling } from './app.ts';
import { readBillingEnv } from './env.ts';

/** Starts the billing service from its environment. */
export const start: StartService = async (source) => {
  const env = readBillingEnv(source);
  return startBilling(env, createLogger({ name: 'billing', level: env.LOG_LEVEL }));
};
