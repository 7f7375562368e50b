import type { KnipConfig } from 'knip';

/** What a style sheet takes from packages: fonts come by `url`, which Knip does not read. */
const packagesIn = (css: string) =>
  [...css.matchAll(/url\('(@[^']+)'\)/g)].map(([, name]) => `import '${name}';`).join('\n');

export default {
  // Everything that it looks for by default, and import cycles.
  include: [
    'files',
    'dependencies',
    'unlisted',
    'binaries',
    'unresolved',
    'exports',
    'types',
    'enumMembers',
    'namespaceMembers',
    'duplicates',
    'catalog',
    'catalogReferences',
    'cycles',
  ],
  ignore: ['**/generated/**', 'test/third-channel/overlay/**'],
  ignoreExportsUsedInFile: true,
  compilers: { css: packagesIn },
  workspaces: {
    '.': {
      ignoreBinaries: ['openssl'],
      entry: [
        'test/**/*.{test,soak,image,backup,proxy}.ts',
        'test/compose/public-names.ts',
        'bench/*/{postgres-alone,bare-server,subgraph,ours,stock,hand-proxy}.ts',
      ],
      project: ['*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    },
    'subgraphs/*': { entry: ['migrations/*.ts'], project: ['**/*.ts'] },
    launcher: { entry: ['*.ts', 'dev/portal.ts', 'postgres/postgres-process.ts'], project: ['**/*.ts'] },
    providers: { project: ['**/*.ts'] },
    kit: { entry: ['jobs/test/worker-process.ts', 'tracing/test/traced-process.ts'], project: ['**/*.ts'] },
    schema: { entry: ['*.ts'], project: ['*.ts'] },
    sandbox: { project: ['**/*.ts'] },
    gateway: { project: ['**/*.ts'] },
    portal: { entry: ['src/env.ts'], project: ['src/**/*.{ts,svelte,css}', 'server/**/*.ts', '*.ts'] },
  },
} satisfies KnipConfig;
