import { makeEnv } from './compose-file.ts';

/** An .env as it is made for a new machine, and for the demonstration. */
export const [fresh, demo] = [makeEnv(), makeEnv('--demo')];
