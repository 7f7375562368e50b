// Loaded before anything else into the processes of a test (`node --import`), and by the test itself: the names under
// example.net resolve to this machine, as with an entry in its hosts file.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

const isOurs = (name: unknown) => typeof name === 'string' && name.endsWith('.example.net');
const here = { address: '127.0.0.1', family: 4 };

const { lookup, resolve4 } = dns;
const promised = dns.promises.lookup;

type Callback = (error: Error | null, ...answer: unknown[]) => void;

function lookUp(name: string, ...rest: unknown[]): unknown {
  if (!isOurs(name)) return (lookup as (...values: unknown[]) => unknown)(name, ...rest);
  const callback = rest.at(-1) as Callback;
  const isAll = typeof rest[0] === 'object' && rest[0] !== null && 'all' in rest[0] && rest[0].all === true;
  return process.nextTick(() => (isAll ? callback(null, [here]) : callback(null, here.address, here.family)));
}

Object.assign(dns, {
  lookup: Object.assign(lookUp, lookup),
  resolve4(name: string, ...rest: unknown[]): unknown {
    if (!isOurs(name)) return (resolve4 as (...values: unknown[]) => unknown)(name, ...rest);
    return process.nextTick(() => (rest.at(-1) as Callback)(null, [here.address]));
  },
});
dns.promises.lookup = ((name: string, options?: { all?: boolean }) =>
  isOurs(name) ? Promise.resolve(options?.all ? [here] : here) : promised(name, options ?? {})) as typeof promised;
syncBuiltinESMExports();
