import { Agent, setGlobalDispatcher } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployed, type Deployment, startDeployment } from './harness/deployment.ts';
import { promised } from './harness/outcome.ts';
import { rollingRestart } from './scenarios/rolling-restart.ts';

const limitMs = 600_000;
const parts = [...deployed, 'portal'] as const;

// As docs/operating.md requires of a proxy: it keeps idle connections for less time than a stopping process continues,
// which is as long as in production. Fewer seconds are not enough if a busy machine delays this process by one.
const restMs = 1_000;
const stopDelaySeconds = 5;

let deployment: Deployment;
beforeAll(async () => {
  setGlobalDispatcher(new Agent({ keepAliveTimeout: restMs, keepAliveMaxTimeout: restMs }));
  deployment = await startDeployment({
    copyCount: 2,
    parts,
    isChecking: true,
    environment: { STOP_DELAY_SECONDS: String(stopDelaySeconds) },
  });
}, limitMs);
afterAll(() => deployment?.stop());

test(
  'N13 every copy of every service restarted in turn under 20 requests a second: none fails, each message is answered once',
  async () => {
    const { requestCount, failures, exitCodes, outcome } = await rollingRestart(deployment, parts);
    expect(failures.slice(0, 20)).toEqual([]);
    expect(requestCount).toBeGreaterThan(500);
    expect(exitCodes).toEqual(new Set([0]));
    expect(outcome).toEqual({ ...promised, answeredCount: outcome.answeredCount });
  },
  limitMs,
);
