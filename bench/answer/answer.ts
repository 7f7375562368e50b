import { type Company, setUpCompany } from '../../test/fault/harness/company.ts';
import { deployed, type Deployment, startDeployment } from '../../test/fault/harness/deployment.ts';
import { ownProcesses, type RoleLoad, statementFlags, watchDatabase } from '../measure/database-load.ts';
import { cpuMs } from '../measure/processes.ts';
import { type Asked, openQuestions, type Questions, sideBySide } from '../measure/questions.ts';
import type { Effort, Report } from '../measure/report.ts';
import { quantile, shown, type Spread, spreadOf } from '../measure/rounds.ts';
import { hopsOf } from './hops.ts';

const full = { rounds: 3, warmUp: 100, alone: 100, together: 300, idleMs: 30_000 };
const quick = { rounds: 1, warmUp: 30, alone: 20, together: 60, idleMs: 10_000 };
const width = 8;

/** One round: answers one at a time, answers side by side, and an idle product. */
interface Round {
  readonly asked: readonly Asked[];
  /** For the answers side by side. */
  readonly perSecond: number;
  readonly busy: Load;
  readonly idle: Load;
}

/**
 * Processor time per process of ours, and what each role of the database did; divided by `count` answers, or by seconds
 * of idling.
 */
interface Load {
  readonly count: number;
  readonly processes: ReadonlyMap<string, number>;
  readonly roles: ReadonlyMap<string, RoleLoad>;
}

type DatabaseWatch = Awaited<ReturnType<typeof watchDatabase>>;

const whyCost =
  'more than half of it is the services, a third PostgreSQL. An answer goes through seven jobs and messages, each of which must survive a kill: some 18 transactions, whose BEGIN, SET and COMMIT are half of the statements, and a fetch and an end of each job. A quarter of the services’ time is writing to sockets, a fifth of that of agents the mapper.';
const whyLatency =
  'the same steps one after another: seven hops of 6 to 13 ms, each a commit, a notification, a fetch and a transaction.';
const whyIdle =
  'six services and the gateway take 0.5 to 1 % each, most of it the look at their queues once a second, which finds work whose notification was lost.';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function loadOf(
  deployment: Deployment,
  watch: DatabaseWatch,
  count: number,
  work: () => Promise<unknown>,
): Promise<Load> {
  const read = () => new Map(deployed.map((name) => [name, cpuMs(deployment.copies(name)[0]?.pid() ?? 0)]));
  await watch.take();
  const before = read();
  await work();
  const after = read();
  const processes = new Map([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)]));
  return { count, processes, roles: await watch.take() };
}

async function measureRound(
  {
    deployment,
    watch,
    questions,
    company,
  }: { deployment: Deployment; watch: DatabaseWatch; questions: Questions; company: Company },
  settings: typeof full,
): Promise<Round> {
  const asked: Asked[] = [];
  for (let n = 0; n < settings.alone; n += 1) {
    const one = await questions.ask(company, 'slack thread');
    if (!one) throw new Error('A question was not answered within a minute.');
    asked.push(one);
    // What follows the post, such as settling the budget, belongs to this answer and not to the next.
    await pause(100);
  }
  let perSecond = 0;
  const busy = await loadOf(deployment, watch, settings.together, async () => {
    const began = performance.now();
    await sideBySide(settings.together, width, () => questions.ask(company, 'slack thread'));
    perSecond = settings.together / ((performance.now() - began) / 1000);
    await pause(1000);
  });
  if (questions.openCount() > 0) throw new Error(`${questions.openCount()} questions were not answered.`);
  const idle = await loadOf(deployment, watch, settings.idleMs / 1000, () => pause(settings.idleMs));
  return { asked, perSecond, busy, idle };
}

const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);
const cpuOf = ({ processes, roles, count }: Load) =>
  (sum(processes.values()) + sum([...roles.values()].map((role) => role.cpuMs))) / count;
const statementsOf = ({ roles, count }: Load) => sum([...roles.values()].map((role) => role.statements)) / count;

/** The figures of all rounds, formatted as a table cell. */
const cell = (rounds: readonly Round[], of: (round: Round) => number, digits = 1) =>
  shown(spreadOf(rounds.map(of)), digits);

function rowsOf(rounds: readonly Round[]): string[][] {
  const roles = [...new Set(rounds.flatMap(({ busy, idle }) => [...busy.roles.keys(), ...idle.roles.keys()]))];
  const perIdleSecond = (ms: number, { count }: Load) => ms / count / 10;
  return [
    ...deployed.map((name) => [
      name,
      cell(rounds, ({ busy }) => (busy.processes.get(name) ?? 0) / busy.count),
      '',
      '',
      cell(rounds, ({ idle }) => perIdleSecond(idle.processes.get(name) ?? 0, idle), 2),
      '',
    ]),
    ...roles.map((role) => {
      const at = ({ roles: all, count }: Load, what: keyof RoleLoad) => (all.get(role)?.[what] ?? 0) / count;
      const isOwn = role === ownProcesses;
      return [
        isOwn ? role : `PostgreSQL for ${role}`,
        cell(rounds, ({ busy }) => at(busy, 'cpuMs')),
        isOwn ? '' : cell(rounds, ({ busy }) => at(busy, 'statements')),
        isOwn ? '' : cell(rounds, ({ busy }) => at(busy, 'statementMs')),
        cell(rounds, ({ idle }) => at(idle, 'cpuMs') / 10, 2),
        isOwn ? '' : cell(rounds, ({ idle }) => at(idle, 'statements')),
      ];
    }),
    [
      '**all**',
      cell(rounds, ({ busy }) => cpuOf(busy)),
      cell(rounds, ({ busy }) => statementsOf(busy)),
      '',
      cell(rounds, ({ idle }) => cpuOf(idle) / 10, 2),
      cell(rounds, ({ idle }) => statementsOf(idle)),
    ],
  ];
}

const goalOf = (text: string, seen: Spread, [limit, unit]: readonly [number, string], ifMissed: string) => ({
  text: `${text} <= ${limit} ${unit}`,
  seen: shown(seen, 1),
  isMet: seen.median <= limit,
  ifMissed,
});

/**
 * What one answer costs, from the webhook to the post at the vendor, and what the product costs when no one uses it.
 */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const settings = { ...(isQuick ? quick : full), ...(given !== null && { rounds: given }) };
  // Durable commits, as in production: this reverts the flags that make tests fast.
  const postgresFlags = [...statementFlags, '-c', 'fsync=on', '-c', 'full_page_writes=on'];
  const deployment = await startDeployment({ copyCount: 1, postgresFlags });
  deployment.vendors.sendsEcho = false;
  const company = await setUpCompany(deployment);
  const questions = openQuestions(deployment);
  const watch = await watchDatabase(deployment.postgres);
  await sideBySide(settings.warmUp, width, () => questions.ask(company, 'slack thread'));
  const rounds: Round[] = [];
  for (let round = 0; round < settings.rounds; round += 1) {
    rounds.push(await measureRound({ deployment, watch, questions, company }, settings));
  }
  watch.stop();
  const hops = await hopsOf(
    deployment.postgres,
    rounds.flatMap(({ asked }) => asked),
  );
  const [version] = await deployment.postgres.query<{ server_version: string }>('show server_version');
  await deployment.stop();

  const latency = (share: number) =>
    spreadOf(
      rounds.map(({ asked }) =>
        quantile(
          asked.map(({ sentAt, postedAt }) => postedAt - sentAt),
          share,
        ),
      ),
    );
  return {
    title: 'answer: what one answer costs, from the webhook to the post at Slack',
    method: `${settings.rounds} rounds, each ${settings.alone} answers one at a time (latency), ${settings.together} answers ${width} side by side (processor time, statements), and ${settings.idleMs / 1000} s in which no one is there. Each service is a process of its own, the gateway included; the portal is not there. Each question begins a Slack thread; no quiet window; Slack and the model answer at once, from the process that asks, which is not counted, and send nothing beside their answers. Statements are those of pg_stat_statements, BEGIN and SET included, without those inside functions; time within statements includes waiting for locks.`,
    columns: [
      '',
      'CPU ms an answer',
      'statements an answer',
      'ms within statements',
      'idle: % of a core',
      'idle: statements/s',
    ],
    rows: rowsOf(rounds),
    goals: [
      goalOf('processor time an answer, in all,', spreadOf(rounds.map(({ busy }) => cpuOf(busy))), [60, 'ms'], whyCost),
      goalOf('statements an answer', spreadOf(rounds.map(({ busy }) => statementsOf(busy))), [60, ''], whyCost),
      goalOf('webhook to post, p50,', latency(0.5), [60, 'ms'], whyLatency),
      goalOf('webhook to post, p99,', latency(0.99), [150, 'ms'], whyLatency),
      goalOf('idle: of a core', spreadOf(rounds.map(({ idle }) => cpuOf(idle) / 10)), [3, '%'], whyIdle),
      goalOf('idle: statements a second', spreadOf(rounds.map(({ idle }) => statementsOf(idle))), [20, ''], whyIdle),
    ],
    notes: [
      `Webhook to post, one at a time: p50 ${shown(latency(0.5), 0)}, p90 ${shown(latency(0.9), 0)}, p99 ${shown(latency(0.99), 0)} ms. Answers a second, ${width} side by side, everything on this machine: ${cell(rounds, ({ perSecond }) => perSecond)}.`,
      `After the webhook was sent, in ms (p50, p90): ${hops.map(({ name, p50, p90 }) => `${name} ${p50.toFixed(0)}, ${p90.toFixed(0)}`).join('; ')}.`,
    ],
    versions: { PostgreSQL: version?.server_version ?? '' },
  };
}
