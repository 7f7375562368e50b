import { until } from '@konstruct/kit/testing';
import { deployed, type Deployment } from '../harness/deployment.ts';

/** The services with copies whose `/readyz` answers as given: one name for each such copy. */
async function copiesThatAre(deployment: Deployment, state: 'ready' | 'not ready'): Promise<string[]> {
  const services = deployed.flatMap((name) => deployment.copies(name));
  const answers = await Promise.all(
    services.map(async ({ name, url }) => {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
      return response?.ok === (state === 'ready') ? [name] : [];
    }),
  );
  return answers.flat();
}

/** Waits until every copy is in the state; returns those that are not after a while. */
async function lacking(deployment: Deployment, state: 'ready' | 'not ready'): Promise<string[]> {
  const all = deployed.flatMap((name) => deployment.copies(name).map(() => name as string));
  let found: string[] = [];
  await until(async () => (found = await copiesThatAre(deployment, state)).length === all.length, 20_000).catch(
    () => undefined,
  );
  return all.filter((name) => !found.includes(name));
}

export interface ReadinessResult {
  /** Copies that say they are ready while they cannot be. */
  readonly readyWhileAway: readonly string[];
  readonly readyWhileReadOnly: readonly string[];
  /** Copies that do not report ready once they are able to work. */
  readonly notReadyAfter: readonly string[];
}

/** Requests `/readyz` from every copy while PostgreSQL is down, while it accepts no writes, and after. */
export async function readiness(deployment: Deployment): Promise<ReadinessResult> {
  const { postgres } = deployment;
  let readyWhileAway: string[] = [];
  await postgres.restart('fast', async () => {
    readyWhileAway = await lacking(deployment, 'not ready');
  });
  const notReadyAfterRestart = await lacking(deployment, 'ready');
  await postgres.query('alter system set default_transaction_read_only = on');
  await postgres.query('select pg_reload_conf()');
  const readyWhileReadOnly = await lacking(deployment, 'not ready');
  await postgres.query('alter system reset default_transaction_read_only');
  await postgres.query('select pg_reload_conf()');
  return {
    readyWhileAway,
    readyWhileReadOnly,
    notReadyAfter: [...notReadyAfterRestart, ...(await lacking(deployment, 'ready'))],
  };
}
