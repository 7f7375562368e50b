import { basename, dirname } from 'node:path';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { describe, expect, test } from 'vitest';
import { listFiles, read } from './sources.ts';

/** What the files at the root of each subgraph export (docs/decisions/0039-one-anatomy.md). */
const anatomy: Readonly<Record<string, readonly string[]>> = {
  'app.ts': ['start'],
  'context.ts': ['createContext'],
  'loaders.ts': ['createLoaders'],
  'jobs.ts': ['createHandlers', 'recurring'],
  'resolvers.ts': ['resolvers'],
};
/** What else may be there; everything else is in the folder of its noun. */
const rootFiles = new Set([...Object.keys(anatomy), 'main.ts', 'env.ts', 'database.ts', 'job-definitions.ts']);
/** The definition and the list of channels' vendors (decision 33). */
const vendorFiles = ['vendor.port.ts', 'vendors.ts', 'open-vendors.ts'].map((file) => `subgraphs/channels/${file}`);
const mainOf = (
  name: string,
  title: string,
) => `import { createLogger, type StartService } from '@konstruct/kit/process';
import { start as start${title} } from './app.ts';
import { read${title}Env } from './env.ts';

/** Starts the service from its environment. */
export const start: StartService = async (source) => {
  const env = read${title}Env(source);
  return start${title}({ env, log: createLogger({ name: '${name}', level: env.LOG_LEVEL }) });
};
`;

describe.each(subgraphs.map((name) => `subgraphs/${name}`))('the anatomy of %s', (folder) => {
  test('the files at its root say what decision 39 says', () => {
    const name = basename(folder);
    const exported = (file: string, what: string) =>
      new RegExp(`^export (async )?(function|const) ${what}\\b`, 'm').test(read(`${folder}/${file}`));
    expect(read(`${folder}/main.ts`)).toBe(mainOf(name, name.charAt(0).toUpperCase() + name.slice(1)));
    // Keys has no worker, and so no jobs.
    const hasWorker = /\bstartWorker\b/.test(read(`${folder}/app.ts`));
    const files = Object.entries(anatomy).filter(([file]) => file !== 'jobs.ts' || hasWorker);
    const lacking = files.flatMap(([file, names]) =>
      names.filter((what) => !exported(file, what)).map((what) => `${file}: ${what}`),
    );
    expect(lacking).toEqual([]);
    // A separate parameter in place of the parts would leave a second way to start.
    expect(read(`${folder}/app.ts`)).toMatch(/^export async function start\(\{\s*env,\s*log,\s*clock\b/m);
  });

  test('nothing else lies at its root', () => {
    const other = listFiles(`${folder}/*.ts`).filter(
      (file) => dirname(file) === folder && !rootFiles.has(basename(file)) && !vendorFiles.includes(file),
    );
    expect(other).toEqual([]);
  });
});
