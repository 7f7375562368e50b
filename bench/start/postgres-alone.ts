import { startPostgres } from '../../launcher/postgres/postgres.ts';

const [directory = ''] = process.argv.slice(2);
const database = await startPostgres({ directory, port: Number(process.env['BENCH_PORT']), password: 'unused' }).catch(
  (error: unknown) => {
    // It is up: only the password is wrong.
    if (String(error).includes('password')) return { stop: async () => undefined };
    throw error;
  },
);
console.log('ready');
process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
setInterval(() => undefined, 1000);
