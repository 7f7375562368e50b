import { describe, expect, it } from 'vitest';
import { createRateStoreInMemory } from '../../test/rate-store-in-memory.ts';
import { createQuotas } from '../quotas.ts';
import { subjectAddress } from '../subject-address.ts';

const small = { name: 'small', quota: 40, windowSeconds: 60 };
const large = { name: 'large', quota: 100_000, windowSeconds: 60 };
const start = () => {
  const store = createRateStoreInMemory();
  const warnings: unknown[] = [];
  const clock = { ms: 0 };
  return {
    store,
    warnings,
    clock,
    ...createQuotas({ store, warn: (error) => warnings.push(error), now: () => clock.ms }),
  };
};

describe('a quota', () => {
  it('is given to no more than it covers of those who ask at once, in few statements', async () => {
    const { store, take } = start();
    const taken = await Promise.all(
      Array.from({ length: 60 }, () => take([{ subject: 'a', policy: small, amount: 1 }])),
    );
    expect(taken.filter(({ refused }) => refused === null).length).toBe(40);
    expect(store.asked.length).toBeLessThan(5);
  });

  it('is taken with the others that a request needs, or none of them is', async () => {
    const { take } = start();
    const both = (amount: number) => [
      { subject: 'a', policy: small, amount },
      { subject: 'a', policy: large, amount: 1_000 },
    ];
    expect((await take(both(41))).refused).toMatchObject({ policy: small, remaining: 40 });
    const { refused, states } = await take(both(40));
    expect([refused, states.map(({ remaining }) => remaining)]).toEqual([null, [0, 99_000]]);
  });

  it('is asked of the store no more once it is known to be used up, until its window is over', async () => {
    const { store, take, clock } = start();
    const ask = async (amount: number) => (await take([{ subject: 'a', policy: small, amount }])).refused;
    expect(await ask(30)).toBeNull();
    const asked = store.asked.length;
    for (let n = 0; n < 50; n += 1) expect(await ask(11)).not.toBeNull();
    expect(store.asked.length).toBe(asked);
    expect(await ask(10)).toBeNull();
    clock.ms += 60_001;
    await ask(1);
    expect(store.asked.length).toBeGreaterThan(asked + 1);
  });

  it('is a quota of this gateway’s own while the store is away, and the store is asked again a second later', async () => {
    const { store, take, warnings, clock } = start();
    store.isDown = true;
    const ask = async (subject: string) => (await take([{ subject, policy: small, amount: 1 }])).refused === null;
    const first = [];
    for (let n = 0; n < 45; n += 1) first.push(await ask('a'));
    expect(first.filter(Boolean).length).toBe(40);
    for (let n = 0; n < 20; n += 1) expect(await ask(`other ${n}`)).toBe(true);
    expect(warnings.length).toBe(1);
    store.isDown = false;
    clock.ms += 1_001;
    expect(await ask('late')).toBe(true);
    expect(store.asked.map(({ key }) => key)).toEqual(['small late']);
  });
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %s is counted as %s', (address, subject) => {
  expect(subjectAddress(address)).toBe(subject);
});
