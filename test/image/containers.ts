import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '@konstruct/kit/testing';
import {
  type ComposeService,
  environmentOf,
  fillIn,
  type HealthCheck,
  product,
  root,
} from '../compose/compose-file.ts';

const run = promisify(execFile);

/** Runs the engine's client. Returns what it printed. */
export async function docker(...words: string[]): Promise<string> {
  const { stdout, stderr } = await run('docker', words, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return `${stdout}${stderr}`.trim();
}

/** Whether an engine can be reached. */
export function hasEngine(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface ContainersOptions {
  /** Part of all names, so that nothing of the machine's owner is touched. */
  readonly prefix: string;
  readonly env: Readonly<Record<string, string>>;
  /** Further volumes of a service, as `docker run -v` takes them. */
  readonly volumes?: Readonly<Record<string, readonly string[]>>;
}

/** The services of the compose file, each run in a container with what the file says: for an engine without Compose. */
export interface Containers {
  up(name: string): Promise<void>;
  /** Starts an existing container that has ended. */
  start(name: string): Promise<void>;
  /** Waits until a container ended. Returns its exit code. */
  exitCode(name: string): Promise<number>;
  healthy(name: string): Promise<void>;
  /** SIGTERM, and what the compose file allows until SIGKILL. Returns the exit code. */
  stop(name: string): Promise<number>;
  /** What `docker compose run --rm NAME WORDS` does: a container that ends. Returns its exit code and its output. */
  run(name: string, ...words: string[]): Promise<{ code: number; output: string }>;
  logs(name: string): Promise<string>;
  inspect(name: string, format: string): Promise<string>;
  /** Removes everything of this prefix. */
  remove(): Promise<void>;
}

export async function openContainers({ prefix, env, volumes = {} }: ContainersOptions): Promise<Containers> {
  const named = (name: string) => `${prefix}-${name}`;
  await docker('network', 'create', prefix);

  /** The arguments of `docker run` for a service: its options up to the image. */
  function optionsOf(name: string): string[] {
    const service = serviceNamed(name);
    const { tmpfs = [], cap_drop: dropped = [], security_opt: security = [] } = service;
    return [
      ...['--network', prefix],
      ...(service.read_only ? ['--read-only'] : []),
      ...(service.init ? ['--init'] : []),
      ...(service.user ? ['--user', service.user] : []),
      ...tmpfs.flatMap((path) => ['--tmpfs', path]),
      ...dropped.flatMap((each) => ['--cap-drop', each]),
      ...security.flatMap((each) => ['--security-opt', each.replace(':true', '=true')]),
      ...Object.entries(environmentOf(name, env)).flatMap(([variable, value]) => ['-e', `${variable}=${value}`]),
      ...(service.volumes ?? []).flatMap((each) => ['-v', `${prefix}-${each}`]),
      ...(volumes[name] ?? []).flatMap((each) => ['-v', each]),
    ];
  }

  async function up(name: string): Promise<void> {
    const { command = [], ports = [], image = '', healthcheck } = serviceNamed(name);
    await docker(
      ...['run', '-d', '--name', named(name), '--network-alias', name],
      ...optionsOf(name),
      ...ports.flatMap((each) => ['-p', fillIn(each, env)]),
      ...(healthcheck ? healthOptions(healthcheck) : []),
      fillIn(image, env),
      ...command,
    );
  }

  const inspect = (name: string, format: string) => docker('inspect', '-f', format, named(name));
  return {
    up,
    inspect,
    start: async (name) => void (await docker('start', named(name))),
    exitCode: async (name) => Number(await docker('wait', named(name))),
    async healthy(name) {
      await until(async () => {
        const [status, health] = (await inspect(name, '{{.State.Status}} {{.State.Health.Status}}')).split(' ');
        if (status !== 'running')
          throw new Error(`${name} is ${status}:\n${await docker('logs', '--tail', '40', named(name))}`);
        return health === 'healthy';
      }, 180_000);
    },
    async stop(name) {
      const seconds = /^(\d+)s$/.exec(fillIn(product.services[name]?.stop_grace_period ?? '10s', env))?.[1] ?? '10';
      await docker('stop', '-t', seconds, named(name));
      return Number(await inspect(name, '{{.State.ExitCode}}'));
    },
    async run(name, ...words) {
      const { entrypoint = [], command = [], image = '' } = serviceNamed(name);
      const [program, ...first] = entrypoint;
      const all = [...first, ...(words.length > 0 ? words : command)];
      const entry = program ? ['--entrypoint', program] : [];
      return docker('run', '--rm', ...optionsOf(name), ...entry, fillIn(image, env), ...all).then(
        (output) => ({ code: 0, output }),
        ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
          code,
          output: `${stdout}${stderr}`,
        }),
      );
    },
    logs: (name) => docker('logs', named(name)),
    async remove() {
      const ids = (await docker('ps', '-aq', '--filter', `name=^${prefix}-`)).split('\n').filter(Boolean);
      if (ids.length > 0) await docker('rm', '-f', '-v', ...ids);
      const kept = (await docker('volume', 'ls', '-q', '--filter', `name=^${prefix}-`)).split('\n').filter(Boolean);
      if (kept.length > 0) await docker('volume', 'rm', ...kept);
      await docker('network', 'rm', prefix);
    },
  };
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

function serviceNamed(name: string): ComposeService {
  const service = product.services[name];
  if (!service) throw new Error(`The compose file has no service ${name}.`);
  return service;
}

/** Checked more often than in the compose file, so that the test need not wait. */
const healthOptions = ({ test, timeout = '10s', retries = 3, start_period: startPeriod = '60s' }: HealthCheck) => [
  ...['--health-cmd', test.slice(1).map(quoted).join(' '), '--health-interval', '2s', '--health-timeout', timeout],
  ...['--health-retries', String(retries), '--health-start-period', startPeriod],
];
