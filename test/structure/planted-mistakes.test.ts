import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { read, root } from './sources.ts';

/** A sender's mistake: in one of its files, text is replaced by something that its readers do not know. */
interface Mistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const mistakes: readonly Mistake[] = [
  // Fields with other names than the message's definition has.
  {
    file: 'subgraphs/channels/inbound/store-message.ts',
    from: 'contactName: contact.name',
    to: 'personName: contact.name',
  },
  {
    file: 'subgraphs/billing/entitlement/set-entitlement.ts',
    from: 'mayAnswer: agentQuota > 0',
    to: 'canAnswer: agentQuota > 0',
  },
  // An optional field under another name, in a payload that is written before it is sent.
  {
    file: 'subgraphs/agents/waiting/budget-waiters.ts',
    from: 'isBudgetBack: true',
    to: 'isBudgetReturned: true',
  },
  // A role that does not exist.
  { file: 'subgraphs/usage/alert/check-budgets.ts', from: "'OWNER', 'ADMIN'", to: "'OWNR', 'ADMIN'" },
  // A message that does not exist.
  {
    file: 'subgraphs/keys/llm-key/publish-key-update.ts',
    from: 'publish(em, keyUpdated,',
    to: "publish(em, 'keys.key_updatd',",
  },
];

/** The compiler's options, as `npm run check:types` reads them. */
function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => readFileSync(file, 'utf8')) as {
    config: object;
  };
  return ts.parseJsonConfigFileContent(
    { ...config, include: [], files: mistakes.map(({ file }) => file) },
    ts.sys,
    root,
  ).options;
}

/**
 * The files with a mistake in which the compiler finds an error, when it reads them as `textOf` returns them and all
 * others from disk.
 */
function filesWithErrors(textOf: (mistake: Mistake, text: string) => string): string[] {
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const byPath = new Map(mistakes.map((mistake) => [join(root, mistake.file), mistake]));
  host.readFile = (path) => {
    const [text, mistake] = [readFile(path), byPath.get(path)];
    return text !== undefined && mistake ? textOf(mistake, text) : text;
  };
  const program = ts.createProgram([...byPath.keys()], options, host);
  return [...byPath]
    .filter(([path]) => program.getSemanticDiagnostics(program.getSourceFile(path)).length > 0)
    .map(([, { file }]) => file);
}

test('the compiler finds what a sender writes otherwise than its readers read it, and finds nothing where there is no mistake', () => {
  for (const { file, from } of mistakes) expect(read(file)).toContain(from);
  expect(filesWithErrors((_mistake, text) => text)).toEqual([]);
  expect(filesWithErrors(({ from, to }, text) => text.replace(from, to))).toEqual(mistakes.map(({ file }) => file));
});
