import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { writeOperations } from './operations.ts';
import { readSdl } from './sdl.ts';
import { subgraphs } from './subgraphs.ts';

export interface Composed {
  /** For the gateway. */
  readonly supergraph: string;
  /** For callers: sorted, so that a diff shows what changed. */
  readonly api: string;
}

/** Composes the subgraphs' SDL. Throws all composition errors when they do not fit together. */
export function compose(): Composed {
  // The routing URLs come from the environment at run time; the composed file contains only service names.
  const services = subgraphs.map((name) => ({ name, url: `http://${name}`, typeDefs: parse(readSdl(name)) }));
  const { errors, supergraphSdl, schema } = composeServices(services);
  if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
  const api = printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()));
  return { supergraph: `${supergraphSdl.trim()}\n`, api: `${api.trim()}\n` };
}

export const composedFiles = {
  supergraph: join(import.meta.dirname, 'composed/supergraph.graphql'),
  api: join(import.meta.dirname, 'composed/api.graphql'),
} as const;

if (import.meta.main) {
  const composed = compose();
  writeFileSync(composedFiles.supergraph, composed.supergraph);
  writeFileSync(composedFiles.api, composed.api);
  writeOperations(composed.supergraph);
}
