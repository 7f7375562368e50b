import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as startAccounts } from './app.ts';
import { readAccountsEnv } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = readAccountsEnv(source);
  return startAccounts({ env, log: createLogger({ name: 'accounts', level: env.LOG_LEVEL }) });
};
