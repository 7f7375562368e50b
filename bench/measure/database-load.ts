import { readFileSync } from 'node:fs';
import type { RestartablePostgres } from '../../test/fault/harness/postgres.ts';

/** What a database role did during an interval. */
export interface RoleLoad {
  /** Processor time of its backends. */
  readonly cpuMs: number;
  /** Statements that it sent: BEGIN, COMMIT and SET too, but not those within functions. */
  readonly statements: number;
  /** Time within statements, including waits for locks. */
  readonly statementMs: number;
}

/** PostgreSQL's processes that serve no particular role. */
export const ownProcesses = 'PostgreSQL itself';
/** The flags that PostgreSQL must be started with for `watchDatabase`. */
export const statementFlags = [
  '-c',
  'shared_preload_libraries=pg_stat_statements',
  '-c',
  'pg_stat_statements.max=10000',
];

const tickMs = 10;
const readEveryMs = 200;

type Statements = { role: string; statements: number; ms: number };

/** Watches what each role does. The owner, who watches, does not count. */
export async function watchDatabase(
  postgres: RestartablePostgres,
): Promise<{ take(): Promise<Map<string, RoleLoad>>; stop(): void }> {
  await postgres.query('create extension if not exists pg_stat_statements');
  /** Processor time by backend: read often, since a backend that has ended reports nothing. */
  const backends = new Map<number, { role: string; ms: number }>();

  async function readBackends(): Promise<void> {
    const rows = await postgres.query<{ pid: number; role: string | null }>(
      'select pid, usename as role from pg_stat_activity',
    );
    for (const { pid, role } of rows) {
      const ms = cpuOf(pid);
      if (ms !== null) backends.set(pid, { role: role ?? ownProcesses, ms });
    }
  }

  async function total(): Promise<Map<string, RoleLoad>> {
    await readBackends();
    const statements = await postgres.query<Statements>(
      `select rolname as role, sum(calls)::float8 as statements, sum(total_exec_time)::float8 as ms
       from pg_stat_statements join pg_roles on pg_roles.oid = userid where not rolsuper group by 1`,
    );
    const roles = new Set([...statements.map(({ role }) => role), ownProcesses]);
    return new Map(
      [...roles].map((role) => {
        const of = statements.find((row) => row.role === role);
        const cpuMs = [...backends.values()].reduce(
          (sum, backend) => sum + (backend.role === role ? backend.ms : 0),
          0,
        );
        return [role, { cpuMs, statements: of?.statements ?? 0, statementMs: of?.ms ?? 0 }];
      }),
    );
  }

  const timer = setInterval(() => void readBackends().catch(() => undefined), readEveryMs);
  let last = await total();
  return {
    /** What was done since the last time. */
    async take() {
      const now = await total();
      const before = last;
      last = now;
      return new Map(
        [...now].map(([role, load]) => {
          const { cpuMs = 0, statements = 0, statementMs = 0 } = before.get(role) ?? {};
          return [
            role,
            {
              cpuMs: load.cpuMs - cpuMs,
              statements: load.statements - statements,
              statementMs: load.statementMs - statementMs,
            },
          ];
        }),
      );
    },
    stop: () => clearInterval(timer),
  };
}

function cpuOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return null;
  }
}
