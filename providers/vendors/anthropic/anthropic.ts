import type { ModelEntry } from '../../models/model-entry.ts';
import { defineProvider } from '../../provider/define-provider.ts';

const page = (path: string) => `https://platform.claude.com/docs/en/models/${path}/overview`;

const known = { limitName: 'max_tokens', readOn: '2026-11-29' } as const;
/** Thinks only if a request asks for it, which ours do not. */
const plain = { thinks: 'NEVER', thoughtTokens: 0, effort: null, takesTemperature: true } as const;
/**
 * `max_tokens` covers thoughts and answer together. The vendor's default effort is `high` or `medium`, which suits long
 * work.
 */
const thinking = { thoughtTokens: 4_000, effort: 'low', takesTemperature: false } as const;

/** Anthropic's models on offer. Efforts and thinking also match the catalogue of the pinned `@ai-sdk/anthropic`. */
const models: readonly ModelEntry[] = [
  {
    ...known,
    ...plain,
    id: 'claude-haiku-4-5',
    name: 'Claude Haiku 4.5',
    alsoCalled: ['claude-haiku-4.5'],
    contextTokens: 200_000,
    mostOutputTokens: 64_000,
    source: 'https://platform.claude.com/docs/en/about-claude/models/overview',
  },
  {
    ...known,
    ...thinking,
    id: 'claude-sonnet-5',
    name: 'Claude Sonnet 5',
    alsoCalled: [],
    contextTokens: 1_000_000,
    mostOutputTokens: 128_000,
    thinks: 'MAY',
    source: page('sonnet-5'),
  },
  {
    ...known,
    ...plain,
    id: 'claude-sonnet-4-6',
    name: 'Claude Sonnet 4.6',
    alsoCalled: ['claude-sonnet-4.6'],
    contextTokens: 1_000_000,
    mostOutputTokens: 128_000,
    source: page('sonnet-4-6'),
  },
  {
    ...known,
    ...thinking,
    id: 'claude-opus-5-5',
    name: 'Claude Opus 5.5',
    alsoCalled: ['claude-opus-5.5'],
    contextTokens: 1_000_000,
    mostOutputTokens: 128_000,
    thinks: 'ALWAYS',
    source: page('opus-5-5'),
  },
  {
    ...known,
    ...plain,
    id: 'claude-opus-4-6',
    name: 'Claude Opus 4.6',
    alsoCalled: ['claude-opus-4.6'],
    contextTokens: 1_000_000,
    mostOutputTokens: 128_000,
    source: page('opus-4-6'),
  },
];

export const anthropic = defineProvider({
  id: 'anthropic',
  name: 'Anthropic',
  protocol: 'anthropic',
  baseUrl: 'https://api.anthropic.com/v1',
  keyPageUrl: 'https://console.anthropic.com/settings/keys',
  priceTable: 'anthropic',
  models,
  adapter: async () => (await import('./anthropic.adapter.ts')).anthropicModel,
});
