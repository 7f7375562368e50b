import { readEnv, type StartService } from '@konstruct/kit/process';
import { startApp } from './app.ts';
import { env, productionRules } from './env.ts';

/** Starts the accounts service from its environment. */
export const start: StartService = async (source) => startApp(readEnv(env, source, productionRules));
