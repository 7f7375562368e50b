import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Calls that leave the tenant's session behind. */
const sessionless = {
  selector: 'CallExpression[callee.property.name=/^(getConnection|getKysely|getKnex)$/]',
  message: "This skips the tenant's session: use em.execute or em.qb.",
};

/** What keeps each value of a statement where it is read, and out of its text. */
const namedSql = [
  {
    selector:
      "CallExpression[callee.property.name='execute'][callee.object.type!='ThisExpression'][arguments.length>1]",
    message: 'Write each value where it stands: em.execute(sql`... ${value}`).',
  },
  {
    selector:
      "TaggedTemplateExpression[tag.name='sql'] > TemplateLiteral > TemplateElement[value.raw=''][tail=false]:not(:first-child)",
    message: 'Leave a space between two values: MikroORM takes ${a}${b} for the name of a column.',
  },
];

const untaggedSql = {
  selector:
    ':not(TaggedTemplateExpression) > TemplateLiteral[expressions.length>0] > TemplateElement[value.raw=/^\\s*(select|with|insert|update|delete)\\s/]',
  message: 'Tag a statement with sql: values in plain text are not quoted.',
};

export default defineConfig(
  globalIgnores([
    '**/generated/**',
    '**/migrations/**',
    'portal/build/**',
    'portal/.svelte-kit/**',
    '.konstruct/**',
    'test-output/**',
    'bench/portal/empty/**',
    // Checked where it is laid over a copy: here its imports lead nowhere.
    'test/third-channel/overlay/**',
  ]),
  ts.configs.strict,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      // A void return in a union stands for "nothing to say", as in handlers that may be async.
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', sessionless],
    },
  },
  {
    files: ['**/*.ts', '**/*.js'],
    ignores: ['**/env.ts', '**/*.test.ts', 'test/**', 'bench/**', '**/vite.config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in env.ts and hand values on.' },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    ignores: ['examples/**'],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['subgraphs/**'],
    ignores: ['**/*.test.ts', '**/test/**'],
    rules: { 'no-restricted-syntax': ['error', sessionless, ...namedSql, untaggedSql] },
  },
  {
    // The database's owner and the queue's workers use pg, and name schemas in the text of their statements.
    files: ['kit/**'],
    ignores: ['**/*.test.ts', '**/test/**'],
    rules: { 'no-restricted-syntax': ['error', sessionless, ...namedSql] },
  },
  // A test that is given a promise too many fails loudly enough.
  {
    files: ['**/*.test.ts', '**/test/**', 'bench/**'],
    rules: {
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  // The portal is served at the root, and makes every address in one place.
  { files: ['portal/**'], rules: { 'svelte/no-navigation-without-resolve': 'off' } },
);
