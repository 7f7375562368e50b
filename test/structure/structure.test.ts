import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { buildGuardedSchema, fieldRules } from '@konstruct/kit/graph';
import { permissionTable, signedIn } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { describe, expect, test } from 'vitest';
import { protocols } from '../../providers/protocol/protocol.ts';
import { staleFiles } from '../../schema/check.ts';
import { listFiles, read, root } from './sources.ts';

/** Files that people write, without generated ones. */
const sources = listFiles('*.ts', '*.svelte', '*.css', '*.sql', '*.graphql').filter(
  (file) => !/(^|\/)(generated|migrations|composed)\//.test(file),
);
const code = sources.filter((file) => /\.(ts|svelte)$/.test(file));

interface Import {
  readonly from: string;
  /** A file of the project, relative to its root, or a package. */
  readonly to: string;
}

const imports: Import[] = code.flatMap((from) =>
  [...read(from).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => ({
    from,
    to: name.startsWith('.') ? relative(root, resolve(root, dirname(from), name)) : name,
  })),
);
/** Tests and benchmarks import the internals of modules, and control the processes that they start. */
const isTest = (file: string) => /\.test\.ts$|(^|\/)test\/|^bench\//.test(file);
const broken = (rule: (found: Import) => boolean) =>
  imports.filter((found) => !isTest(found.from) && rule(found)).map(({ from, to }) => `${from} -> ${to}`);
const packageOf = (file: string) => /^(?:subgraphs\/)?[^/]+/.exec(file)?.[0] ?? '';

describe('the repository keeps its structure', () => {
  test('no file is longer than 250 lines', () => {
    const long = sources
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  test('no file and no folder is a grab bag', () => {
    const grabBag = /(^|\/)(utils?|helpers?|common|misc|types|services?|managers?)(\.|\/|$)/;
    expect(code.filter((file) => grabBag.test(file))).toEqual([]);
  });

  test('no subgraph imports another: they meet in the graph, in messages and in two internal calls', () => {
    const names = subgraphs.map((name) => `@konstruct/${name}`);
    expect(
      broken(
        ({ from, to }) =>
          from.startsWith('subgraphs/') &&
          (names.some((name) => to.startsWith(name)) ||
            (to.startsWith('subgraphs/') && packageOf(to) !== packageOf(from))),
      ),
    ).toEqual([]);
  });

  test('kit knows nothing of the product', () => {
    expect(
      broken(
        ({ from, to }) =>
          from.startsWith('kit/') &&
          (/^@konstruct\/(?!kit)/.test(to) ||
            (!to.startsWith('kit/') &&
              to.includes('/') &&
              /^(subgraphs|schema|providers|gateway|portal|launcher)\//.test(to))),
      ),
    ).toEqual([]);
  });

  test('packages are entered by their entry points only', () => {
    const local = (to: string) => /^(kit|schema|providers|subgraphs|gateway|portal|sandbox|launcher)\//.test(to);
    expect(
      broken(
        ({ from, to }) =>
          local(to) &&
          !from.startsWith('test/') &&
          !/^[^/]+$/.test(from) &&
          packageOf(from) !== packageOf(to) &&
          from !== 'schema/check.ts',
      ),
    ).toEqual([]);
  });

  test('the build of types names the files of the portal that others import: it would not see a change in them', () => {
    const documents = ['@konstruct/portal/documents', '@konstruct/portal/main'];
    const paths = ['portal/generated/graphql.ts', 'portal/server/main.ts'];
    const imported = imports
      .filter(({ from }) => !from.startsWith('portal/'))
      .map(({ to }) => paths[documents.indexOf(to)] ?? to)
      .filter((to) => to.startsWith('portal/'));
    const { files } = JSON.parse(read('tsconfig.json')) as { files: string[] };
    expect(files).toEqual([...new Set(imported)].toSorted());
  });

  test('nothing in subgraphs, providers, gateway or kit knows that a sandbox exists', () => {
    const mentioning = code.filter(
      (file) => /^(subgraphs|providers|gateway|kit)\//.test(file) && !isTest(file) && /sandbox/i.test(read(file)),
    );
    expect(mentioning).toEqual([]);
  });

  test('no file imports resolvers but the file that merges them', () => {
    expect(broken(({ from, to }) => /\.resolvers\.ts$/.test(to) && basename(from) !== 'resolvers.ts')).toEqual([]);
  });

  test.each([
    ['@slack/web-api', /^subgraphs\/channels\/slack\/web-api\/[a-z-]+\.adapter\.ts$/],
    ['ai', /^(subgraphs\/agents\/model\/call\/[a-z-]+|providers\/provider\/sdk)\.adapter\.ts$/],
    ['stripe', /^subgraphs\/billing\/stripe\/[a-z-]+\.adapter\.ts$/],
    ['nodemailer', /^subgraphs\/accounts\/mail\/[a-z-]+\.adapter\.ts$/],
  ])('%s is known to its adapter only', (name, adapter) => {
    expect(broken(({ from, to }) => to === name && !from.startsWith('sandbox/') && !adapter.test(from))).toEqual([]);
  });

  test('the vendors of models are known to their adapters only', () => {
    const isSdk = (name: string) => /^@(ai-sdk|openrouter)\//.test(name);
    const isAdapter = (file: string) =>
      /^providers\/(vendors\/[a-z-]+\/[a-z-]+|provider\/sdk)\.adapter\.ts$/.test(file);
    expect(broken(({ from, to }) => isSdk(to) && !isAdapter(from))).toEqual([]);
    // Loaded when a model is called, so that services that call none do not load them.
    const loaded = code.filter(
      (file) => !isTest(file) && /^import (?!type).*\/vendors\/.*\.adapter\.ts'/m.test(read(file)),
    );
    expect(loaded.filter((file) => !isAdapter(file))).toEqual([]);
    // A protocol has its vendor's name; a vendor that is not a protocol is named in its definition only.
    const names = readdirSync(join(root, 'providers/vendors')).filter(
      (name) => !(protocols as readonly string[]).includes(name),
    );
    const naming = new RegExp(`['"\`](${names.join('|')})['"\`]`);
    expect(
      code.filter((file) => /^(subgraphs|launcher|portal)\//.test(file) && !isTest(file) && naming.test(read(file))),
    ).toEqual([]);
  });

  test('what is the same for all vendors of channels names none, and vendors do not know of each other', () => {
    const vendors = /^subgraphs\/channels\/(slack|whatsapp)\//;
    const lists = ['subgraphs/channels/vendors.ts'];
    const within = (file: string) => vendors.exec(file)?.[1];
    const known = (from: string, to: string) => within(from) === within(to) || lists.includes(from);
    expect(
      broken(({ from, to }) => from.startsWith('subgraphs/channels/') && vendors.test(to) && !known(from, to)),
    ).toEqual([]);
    const generic = /^(subgraphs\/(channels|agents|usage)|portal\/(src|server))\/(?!lib\/channel\/(slack|whatsapp)\/)/;
    const naming = code.filter(
      (file) =>
        generic.test(file) &&
        !isTest(file) &&
        !vendors.test(file) &&
        !lists.includes(file) &&
        /['"`](SLACK|WHATSAPP)['"`]/.test(read(file)),
    );
    expect(naming).toEqual([]);
  });

  test('pools are opened by kit, which gives each its time-outs', () => {
    const openers = code.filter(
      (file) => /^(kit|gateway|subgraphs)\//.test(file) && !isTest(file) && /\bnew (pg\.)?Pool\(/.test(read(file)),
    );
    // The second serves tests.
    expect(openers).toEqual(['kit/database/connection/pool.ts', 'kit/testing/database.ts']);
  });

  test('process.env is read in env.ts only', () => {
    const readers = code.filter(
      (file) =>
        !isTest(file) &&
        !/(^|\/)(env|vite\.config)\.ts$/.test(file) &&
        !/^launcher\/postgres/.test(file) &&
        /process\.env/.test(read(file)),
    );
    expect(readers).toEqual([]);
  });

  test('no type is silenced and nothing is left open', () => {
    const marks =
      /\bas any\b|@ts-(ignore|expect-error|nocheck)|eslint-disable|\bTODO\b|\bFIXME\b|\b(it|test|describe)\.(skip|only|todo)\b/;
    expect(code.filter((file) => file !== 'test/structure/structure.test.ts' && marks.test(read(file)))).toEqual([]);
  });
});

describe('the contract', () => {
  test('composed schema and generated code are current', async () => {
    expect(await staleFiles()).toEqual([]);
  });

  test.each(subgraphs)(
    'every root field and every entity field of %s says who may read it, by a permission that exists',
    (name) => {
      const known = new Set<string>([...Object.keys(permissionTable), signedIn]);
      const rules = fieldRules(buildGuardedSchema(readSdl(name), {}, () => false));
      expect(rules.length).toBeGreaterThan(0);
      expect(rules.filter(({ permission }) => permission !== null && !known.has(permission))).toEqual([]);
    },
  );
});
