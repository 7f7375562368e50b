import { channelKinds } from '@konstruct/schema/channel-kinds';
import { defineEnvVars } from '@sveltejs/kit/env';

/** A vendor whose place a sandbox server takes on this installation, and where its page is. */
export interface SandboxProvider {
  name: string;
  url: string | null;
  note: string | null;
  /** A page of the vendor's own, where an integration is set up. */
  dashboard: string | null;
  /** Answers with values to connect with; for this server, not for browsers. */
  values: string | null;
}

const address = (value: string | undefined): string | null => (value && /^https?:\/\//.test(value) ? value : null);

/** Reads `[{ "name", "url", "note", "dashboard", "values" }]`; only addresses that a browser may open are kept. */
function readSandboxProviders(value: string | undefined): SandboxProvider[] {
  if (!value) return [];
  const list = JSON.parse(value) as { name: string; url?: string; note?: string; dashboard?: string; values?: string }[];
  return list.map(({ name, url, note, dashboard, values }) => ({
    name,
    url: address(url),
    note: note ?? null,
    dashboard: address(dashboard),
    values: address(values),
  }));
}

/** The build reads this file without any of them. */
const readKinds = (value: string | undefined) => channelKinds.filter((kind) => value?.split(',').includes(kind));

/** Off only where it was said. */
const isOn = (value: string | undefined) => value !== 'off';

export const variables = defineEnvVars({
  // The build reads this file too, before any address is known; `main.ts` insists on it.
  GATEWAY_URL: { schema: (value) => value?.replace(/\/$/, '') ?? '', description: 'Private address of the gateway' },
  PRACTICE_PROVIDERS: { schema: readSandboxProviders, description: 'JSON list of the sandbox servers' },
  OFF_CHANNELS: { schema: readKinds, description: 'Kinds of channels that are switched off, with commas between them' },
  BILLING: { schema: isOn, description: 'on or off' },
});
