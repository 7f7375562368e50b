import { defineEnvVars } from '@sveltejs/kit/env';

/** A vendor that is stood in for on this installation, and where its page is. */
export interface PracticeProvider {
  name: string;
  url: string | null;
  note: string | null;
}

/** Reads `[{ "name", "url", "note" }]`; only addresses that a browser may open are kept. */
function readPracticeProviders(value: string | undefined): PracticeProvider[] {
  if (!value) return [];
  const list = JSON.parse(value) as { name: string; url?: string; note?: string }[];
  return list.map(({ name, url, note }) => ({
    name,
    url: url && /^https?:\/\//.test(url) ? url : null,
    note: note ?? null,
  }));
}

export const variables = defineEnvVars({
  // The build reads this file too, before any address is known; `main.ts` insists on it.
  GATEWAY_URL: { schema: (value) => value?.replace(/\/$/, '') ?? '', description: 'Private address of the gateway' },
  PRACTICE_PROVIDERS: { schema: readPracticeProviders, description: 'JSON list of the vendors that are stood in for' },
});
