import { containerPorts } from '../env-file/container-ports.ts';
import type { Settings } from '../env.ts';
import { portNames } from '../start/environment.ts';
import { openHome } from '../home/home.ts';
import { isFree, namedPorts } from '../home/ports.ts';

const sandboxNames = ['mail', 'model', 'slack', 'meta', 'stripe'] as const;
export type SandboxName = (typeof sandboxNames)[number];

/** A development product, and the sandbox servers that it talks to. */
export interface RunningProduct {
  readonly url: string;
  /** The URL of a sandbox server; null when the product talks to the vendor. */
  sandbox(name: SandboxName): string | null;
}

const timeoutMs = 5_000;

async function answers(url: string): Promise<Response | null> {
  return fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
}

/** The sandbox servers that answer on these ports. */
async function findSandboxes(ports: Readonly<Record<string, number>>): Promise<Map<SandboxName, string>> {
  const found = await Promise.all(
    sandboxNames.map(async (name) => {
      const address = `http://127.0.0.1:${ports[name]}`;
      return (await answers(`${address}/_control/faults`))?.ok || (await answers(`${address}/_control/mails`))?.ok
        ? [[name, address] as const]
        : [];
    }),
  );
  return new Map(found.flat());
}

/**
 * The product that listens on this environment's port, started from this folder or in containers; null when no process
 * listens there. Throws when the process belongs to something else, or cannot be filled.
 */
export async function findRunning(
  { PORT, PUBLIC_URL, KONSTRUCT_HOME }: Pick<Settings, 'PORT' | 'PUBLIC_URL' | 'KONSTRUCT_HOME'>,
  inContainers: Readonly<Record<string, number>> = containerPorts,
): Promise<RunningProduct | null> {
  if (await isFree(PORT)) return null;
  const url = PUBLIC_URL ?? `http://localhost:${PORT}`;
  const schema = await answers(new URL('/schema.graphql', url).href);
  if (!schema?.ok || !(await schema.text()).includes('type Tenant')) {
    throw new Error(`Port ${PORT} is taken by another program. Set PORT to a free one: PORT=${PORT + 1} npm run demo`);
  }
  const own = await namedPorts(openHome(KONSTRUCT_HOME), portNames, { keep: true, spoken: [] });
  for (const ports of [own, inContainers]) {
    const sandboxes = await findSandboxes(ports);
    if (sandboxes.has('mail') && sandboxes.has('model')) return { url, sandbox: (name) => sandboxes.get(name) ?? null };
  }
  throw new Error(
    `The product on port ${PORT} has no sandbox mailbox or sandbox model that this folder or the containers of a demonstration know of: ` +
      'it was started from elsewhere, with another KONSTRUCT_HOME, or with SMTP_URL set. The demo needs both.',
  );
}
