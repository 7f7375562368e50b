import { expect, test } from 'vitest';
import { createMaintenance } from './maintenance.ts';
import { first } from './test/queue.ts';

test('what recurs is added by the next look where the database was away, and not after its whole pause', async () => {
  const database = { isAway: true };
  const added: unknown[] = [];
  const maintenance = createMaintenance({
    async execute(statement, values) {
      if (database.isAway) throw new Error('the database is away');
      if (statement.includes('insert into pgboss.job_common')) added.push(values[0]);
      return { rows: [] };
    },
    queues: [],
    recurring: [{ job: first, everyMs: 3_600_000 }],
    supervise: async () => undefined,
  });
  await expect(maintenance.look()).rejects.toThrow('the database is away');
  database.isAway = false;
  await maintenance.look();
  await maintenance.look();
  expect(added).toEqual([first.name]);
});
