import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphName } from './subgraphs.ts';

const root = import.meta.dirname;

function readFolder(folder: string): string {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n');
}

/** The SDL of one subgraph: the files of its folder and, after them, the shared ones. */
export function readSdl(name: SubgraphName): string {
  return `${readFolder(name)}\n${readFolder('_shared')}`;
}

/** The composed supergraph, as the gateway loads it. */
export function readSupergraph(): string {
  return readFileSync(join(root, 'composed/supergraph.graphql'), 'utf8');
}

/** The schema that callers of the gateway see. */
export function readApiSchema(): string {
  return readFileSync(join(root, 'composed/api.graphql'), 'utf8');
}
