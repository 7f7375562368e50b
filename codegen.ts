import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { readSdl } from './schema/sdl.ts';
import { subgraphs } from './schema/subgraphs.ts';
import { mappers } from './subgraphs/mappers.ts';

const scalars = { DateTime: 'string', Date: 'string', Decimal: 'string', BigInt: 'string' };
/** Resolvers may return a `Date`; the scalar writes it out. */
const serverScalars = {
  ...scalars,
  DateTime: { input: 'string', output: 'Date | string' },
  ID: 'string',
  _FieldSet: 'string',
};
const shared = { strictScalars: true, useTypeImports: true, importExtension: '.ts', enumsAsTypes: true };

/** Typed documents beside the callers that use them. */
const client = (folder: string, documents: string): CodegenConfig['generates'] => ({
  [`${folder}/generated/`]: {
    schema: 'schema/composed/api.graphql',
    documents,
    preset: 'client',
    presetConfig: {
      fragmentMasking: false,
      persistedDocuments: { hashAlgorithm: 'sha256', mode: 'replaceDocumentWithHash' },
    },
    config: { ...shared, scalars, documentMode: 'string', nonOptionalTypename: true },
    documentTransforms: [addTypenameSelectionDocumentTransform],
  },
});

/** Resolver types of each subgraph: scalars are what its resolvers return. */
const server: CodegenConfig['generates'] = Object.fromEntries(
  subgraphs.map((name) => [
    `subgraphs/${name}/generated/resolvers.ts`,
    {
      schema: readSdl(name),
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        ...shared,
        federation: true,
        contextType: '../context.ts#Context',
        mappers: mappers[name],
        mapperTypeSuffix: 'Row',
        scalars: serverScalars,
        maybeValue: 'T | null | undefined',
      },
    },
  ]),
);

export default {
  overwrite: true,
  importExtension: '.ts',
  generates: {
    ...server,
    ...client('portal', 'portal/src/**/*.graphql'),
    ...client('test/graph', 'test/graph/*.graphql'),
    ...client('test/graph/rights', 'test/graph/operations/generated/*.graphql'),
  },
} satisfies CodegenConfig;
