import type { z } from 'zod';
import { allowedPrivateHosts } from './host-and-port.ts';
import { baseUrlNames, baseUrls } from './base-urls.ts';
import { extraProviders } from './extra-providers.ts';

/** What every service that calls providers reads from its environment. */
export const providerEnv = {
  ...baseUrls,
  EXTRA_LLM_PROVIDERS: extraProviders,
  LLM_ALLOW_PRIVATE_HOSTS: allowedPrivateHosts,
} as const;

export type ProviderSettings = z.infer<z.ZodObject<typeof providerEnv>>;

/** The rules for production: vendors' own addresses or admitted ones, and no test providers (`isPractice`). */
export const providerRules = ({ EXTRA_LLM_PROVIDERS, LLM_ALLOW_PRIVATE_HOSTS }: ProviderSettings) => ({
  vendors: baseUrlNames,
  admitted: LLM_ALLOW_PRIVATE_HOSTS,
  issues: EXTRA_LLM_PROVIDERS.filter(({ isPractice }) => isPractice).map(
    ({ id }) => `EXTRA_LLM_PROVIDERS: "${id}" is marked isPractice; remove it in production`,
  ),
});
