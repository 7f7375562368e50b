import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSlack, createCompany, hire } from '../setup/operator.ts';
import { answered, writeInSlack } from '../setup/sandbox.ts';
import { type Composed, startComposed } from './composed.ts';
import { makeEnv } from './compose-file.ts';

/** The tests' operations, beside the portal's. */
const testDocuments = 'test/graph/generated/persisted-documents.json';
const limitMs = 180_000;

let composed: Composed;
beforeAll(async () => {
  composed = await startComposed({ env: { ...makeEnv('--demo'), TRUSTED_DOCUMENTS: testDocuments } });
}, limitMs);
afterAll(() => composed?.stop());

test(
  'D2 the demonstration starts as compose would start it, answers a message, and ends with 0 at a signal',
  async () => {
    const operator = await createCompany(composed);
    await hire(operator);
    await connectSlack(operator, composed);
    await writeInSlack(composed, 'When are you open?');
    expect(await answered(composed, 1)).toHaveLength(1);
    const codes = await composed.terminate();
    expect(new Set(Object.values(codes))).toEqual(new Set([0]));
    expect(Object.keys(codes)).toHaveLength(9);
  },
  limitMs,
);
