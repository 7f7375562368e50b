/** What a vendor thinks of a key. `restricted` may chat but not list models. */
export type KeyState = 'ok' | 'invalid' | 'missing' | 'insufficient_quota' | 'restricted' | 'rate_limited';

/** The states a test may give to a key. */
export const KEY_STATES: KeyState[] = ['ok', 'invalid', 'insufficient_quota', 'restricted', 'rate_limited'];

const BY_PREFIX: [RegExp, KeyState][] = [
  [/^(?:sk-)?(?:ant-)?bad/, 'invalid'],
  [/^(?:sk-)?(?:ant-)?poor/, 'insufficient_quota'],
  [/^(?:sk-)?(?:ant-)?limited/, 'restricted'],
  [/^(?:sk-)?(?:ant-)?busy/, 'rate_limited'],
];

/**
 * Classifies a key. With a configured list the list decides and unknown keys are invalid; without one the
 * key's own beginning does (`sk-bad…`, `sk-poor…`, `sk-limited…`, `sk-busy…`) and every other key, or none, is fine.
 */
export function classifyKey(key: string | undefined, configured: Record<string, KeyState> | undefined): KeyState {
  if (configured !== undefined) {
    if (key === undefined || key === '') return 'missing';
    return Object.hasOwn(configured, key) ? (configured[key] ?? 'invalid') : 'invalid';
  }
  return BY_PREFIX.find(([prefix]) => prefix.test(key ?? ''))?.[1] ?? 'ok';
}

/** A key as vendors print it in errors: its ends only. */
export function maskKey(key: string): string {
  return key.length <= 8 ? `${key.slice(0, 2)}***` : `${key.slice(0, 6)}${'*'.repeat(Math.min(20, key.length - 10) || 1)}${key.slice(-4)}`;
}
