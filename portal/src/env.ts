import { channelKinds } from '@konstruct/schema/channel-kinds';
import { defineEnvVars } from '@sveltejs/kit/env';

/** A vendor that a sandbox server replaces on this installation, and the address of the sandbox server's page. */
export interface SandboxProvider {
  name: string;
  url: string | null;
  note: string | null;
  /** A page at the vendor where an integration is set up. */
  dashboard: string | null;
  /** Returns values to connect with. For this server, not for browsers. */
  values: string | null;
}

const address = (value: string | undefined): string | null => (value && /^https?:\/\//.test(value) ? value : null);

/** Reads `[{ "name", "url", "note", "dashboard", "values" }]` and keeps only addresses that a browser may open. */
function readSandboxProviders(value: string | undefined): SandboxProvider[] {
  if (!value) return [];
  const list = JSON.parse(value) as {
    name: string;
    url?: string;
    note?: string;
    dashboard?: string;
    values?: string;
  }[];
  return list.map(({ name, url, note, dashboard, values }) => ({
    name,
    url: address(url),
    note: note ?? null,
    dashboard: address(dashboard),
    values: address(values),
  }));
}

/** The build reads this file with none of these variables set. */
const readKinds = (value: string | undefined) => channelKinds.filter((kind) => value?.split(',').includes(kind));

/** On unless explicitly set to `off`. */
const isOn = (value: string | undefined) => value !== 'off';

export const variables = defineEnvVars({
  // The build reads this file before any address is known; `main.ts` requires the address.
  GATEWAY_URL: { schema: (value) => value?.replace(/\/$/, '') ?? '', description: 'Private address of the gateway' },
  SANDBOX_SERVERS: { schema: readSandboxProviders, description: 'JSON list of the sandbox servers' },
  OFF_CHANNELS: { schema: readKinds, description: 'Kinds of channels that are switched off, with commas between them' },
  BILLING: { schema: isOn, description: 'on or off' },
});
