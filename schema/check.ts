import { existsSync, readFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import config from '../codegen.ts';
import { compose, composedFiles } from './compose.ts';
import { operationFiles } from './operations.ts';

interface Written {
  readonly filename: string;
  readonly content: string;
}

/** The files of `npm run schema` that differ from what the SDL and the documents now generate. */
export async function staleFiles(): Promise<string[]> {
  const composed = compose();
  const generated = (await generate({ ...config, silent: true }, false)) as Written[];
  const wanted: Written[] = [
    { filename: composedFiles.supergraph, content: composed.supergraph },
    { filename: composedFiles.api, content: composed.api },
    ...operationFiles(composed.supergraph),
    ...generated,
  ];
  return wanted
    .filter(({ filename, content }) => !existsSync(filename) || readFileSync(filename, 'utf8') !== content)
    .map(({ filename }) => filename);
}

if (import.meta.main) {
  const stale = await staleFiles();
  if (stale.length > 0) {
    console.error(`Not current, run npm run schema:\n  ${stale.join('\n  ')}`);
    process.exit(1);
  }
}
