import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is added: the vendor's own folder, and files of other packages. */
export const overlay = join(import.meta.dirname, 'overlay');
/** The vendor's own folder in the channels service. */
const own = 'subgraphs/channels/api/';

/** What a third kind changes in files that are there. */
export const kinds = {
  file: 'schema/channel-kinds.ts',
  changes: [["WHATSAPP: 'WhatsApp' }", "WHATSAPP: 'WhatsApp', API: 'API' }"]],
};
export const edits = [
  { file: 'schema/channels/channel.graphql', changes: [['enum ChannelKind {\n', 'enum ChannelKind {\n  API\n']] },
  { file: 'schema/usage/usage.graphql', changes: [['enum UsageChannelKind {\n', 'enum UsageChannelKind {\n  API\n']] },
  {
    file: 'subgraphs/channels/vendors.ts',
    changes: [
      ['import { slack }', "import { api } from './api/vendor.ts';\nimport { slack }"],
      ['WHATSAPP: whatsApp }', 'WHATSAPP: whatsApp, API: api }'],
    ],
  },
  {
    file: 'portal/src/lib/channel/vendors.ts',
    changes: [
      ['import { slack }', "import { api } from './api/vendor.ts';\nimport { slack }"],
      ['WHATSAPP: whatsApp }', 'WHATSAPP: whatsApp, API: api }'],
    ],
  },
  {
    file: 'gateway/front-door/proxied-routes.ts',
    changes: [
      [
        "  {\n    prefix: '/webhooks/stripe'",
        "  {\n    ...{ prefix: '/webhooks/api', service: 'channels', methods: ['POST'], safe: 'all' },\n    drops: ['cookie', 'authorization'],\n  },\n  {\n    prefix: '/webhooks/stripe'",
      ],
    ],
  },
  {
    file: 'docker-compose.yml',
    changes: [
      [
        '      META_GRAPH_URL: ${META_GRAPH_URL:-}\n      META_GRAPH_VERSION',
        '      API: ${API:-on}\n      META_GRAPH_URL: ${META_GRAPH_URL:-}\n      META_GRAPH_VERSION',
      ],
      [
        '      WHATSAPP: ${WHATSAPP:-on}\n      BILLING',
        '      WHATSAPP: ${WHATSAPP:-on}\n      API: ${API:-on}\n      BILLING',
      ],
    ],
  },
] as const;

/** The files outside of the vendor's own folder that a third kind changes or adds, relative to the root. */
export function filesOutside(): string[] {
  const added = readdirSync(overlay, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(overlay.length + 1));
  return [kinds.file, ...edits.map(({ file }) => file), ...added.filter((file) => !file.startsWith(own))];
}
