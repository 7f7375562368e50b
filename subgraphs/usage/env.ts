import { commonEnv, port, readEnv } from '@konstruct/kit/process';

/** What the service reads from its environment. Throws one error that names every fault. */
export function readUsageEnv(source: Readonly<Record<string, string | undefined>>) {
  return readEnv({ ...commonEnv, USAGE_PORT: port }, source);
}
