import type { CodegenConfig } from '@graphql-codegen/cli';

/** In a project of your own: `schema: 'https://YOUR-HOST/schema.graphql'`. */
export default {
  overwrite: true,
  importExtension: '.ts',
  schema: '../../schema/composed/api.graphql',
  documents: '*.graphql',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        strictScalars: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', Date: 'string', Decimal: 'string', BigInt: 'string' },
      },
    },
  },
} satisfies CodegenConfig;
