import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as startAgents } from './app.ts';
import { readAgentsEnv } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = readAgentsEnv(source);
  return startAgents({ env, log: createLogger({ name: 'agents', level: env.LOG_LEVEL }) });
};
