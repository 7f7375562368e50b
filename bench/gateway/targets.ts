import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { gatewayRole, roleUrl } from '@konstruct/kit/database';
import { parse } from 'graphql';
import { freePort } from '../../launcher/home/ports.ts';
import { type Child, type ChildOptions, startChild } from '../measure/processes.ts';
import { query, sdl } from './graph.ts';

const here = import.meta.dirname;
const peers = join(here, '../peers/node_modules');

export interface Target {
  readonly url: string;
  readonly child: Child;
}

/** The two subgraphs, on the processor that is not measured. */
export async function startSubgraphs() {
  const start = async (name: string) => {
    const port = await freePort();
    const child = await startChild({
      command: process.execPath,
      args: [join(here, 'subgraph.ts'), name, String(port)],
      ready: /ready/,
      cpu: 1,
    });
    return { url: `http://127.0.0.1:${port}`, child };
  };
  const running = { tenants: await start('tenants'), usage: await start('usage') };
  const urls = { tenants: running.tenants.url, usage: running.usage.url };
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `${urls[name as keyof typeof urls]}/graphql`,
    typeDefs: parse(text),
  }));
  const asked = async () => {
    const counts = await Promise.all(
      Object.values(urls).map(async (url) => Number(await (await fetch(`${url}/asked`)).text())),
    );
    return counts.reduce((sum, each) => sum + each, 0);
  };
  const { errors, supergraphSdl: supergraph } = composeServices(services);
  if (errors) throw new Error(errors.map(String).join('\n'));
  return {
    urls,
    supergraph,
    /** How many requests the two have received so far. */
    asked,
    stop: () => Promise.all([running.tenants.child.kill(), running.usage.child.kill()]),
  };
}

type Subgraphs = Awaited<ReturnType<typeof startSubgraphs>>;
type Connection = Parameters<typeof roleUrl>[1];

async function listening(url: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) }).catch(
    () => null,
  );
  return response?.status === 200;
}

async function start(options: (port: number) => Omit<ChildOptions, 'cpu'>): Promise<Target> {
  const port = await freePort();
  return { url: `http://127.0.0.1:${port}`, child: await startChild({ ...options(port), cpu: 0 }) };
}

const node = (file: string, given: object) => ({
  command: process.execPath,
  args: [join(here, file), JSON.stringify(given)],
  ready: /ready/,
});

export const startOurs = ({ urls, supergraph }: Subgraphs, connection: Connection) =>
  start((port) => node('ours.ts', { port, supergraph, urls, databaseUrl: roleUrl(gatewayRole, connection) }));

export const startStock = ({ supergraph }: Subgraphs) =>
  start((port) => ({
    ...node('stock.ts', { port, supergraph }),
    env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  }));

export const startHandProxy = ({ urls }: Subgraphs) => start((port) => node('hand-proxy.ts', { port, urls }));

const hiveConfig = `export const gatewayConfig = {
  propagateHeaders: { fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }) },
};\n`;

export const startHive = ({ supergraph }: Subgraphs) =>
  start((port) => {
    const directory = mkdtempSync(join(tmpdir(), 'hive-'));
    writeFileSync(join(directory, 'supergraph.graphql'), supergraph);
    writeFileSync(join(directory, 'gateway.config.mjs'), hiveConfig);
    return {
      command: process.execPath,
      args: [
        join(peers, '.bin/hive-gateway'),
        'supergraph',
        'supergraph.graphql',
        '--hive-router-runtime',
        ...['--config-path', 'gateway.config.mjs'],
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
      ],
      cwd: directory,
      env: { NODE_ENV: 'production' },
      ready: () => listening(`http://127.0.0.1:${port}`),
    };
  });

export const startGrafbase = ({ urls }: Subgraphs) =>
  start((port) => {
    const directory = mkdtempSync(join(tmpdir(), 'grafbase-'));
    const names = Object.keys(sdl) as (keyof typeof sdl)[];
    for (const name of names) writeFileSync(join(directory, `${name}.graphql`), sdl[name]);
    const sections = names.map(
      (name) => `[subgraphs.${name}]\nurl = "${urls[name]}/graphql"\nschema_path = "${name}.graphql"\n`,
    );
    const forwarding = '[[headers]]\nrule = "forward"\nname = "authorization"\n';
    writeFileSync(join(directory, 'grafbase.toml'), [forwarding, ...sections].join('\n'));
    return {
      command: join(peers, '@grafbase/cli-x86_64-unknown-linux-musl/grafbase'),
      args: ['dev', '--config', 'grafbase.toml', '--port', String(port)],
      cwd: directory,
      ready: () => listening(`http://127.0.0.1:${port}`),
    };
  });
