/** A vendor's view of a key. A `restricted` key may chat but not list models. */
export type KeyState = 'ok' | 'invalid' | 'missing' | 'insufficient_quota' | 'restricted' | 'rate_limited';

/** The states that a test can give a key. */
export const KEY_STATES: KeyState[] = ['ok', 'invalid', 'insufficient_quota', 'restricted', 'rate_limited'];

const BY_PREFIX: [RegExp, KeyState][] = [
  [/^(?:sk-)?(?:ant-)?bad/, 'invalid'],
  [/^(?:sk-)?(?:ant-)?poor/, 'insufficient_quota'],
  [/^(?:sk-)?(?:ant-)?limited/, 'restricted'],
  [/^(?:sk-)?(?:ant-)?busy/, 'rate_limited'],
];

/**
 * Classifies a key. If a list is configured, it decides, and unknown keys are invalid. Otherwise the beginning of the
 * key decides (`sk-bad…`, `sk-poor…`, `sk-limited…`, `sk-busy…`); any other key is fine, and so is no key.
 */
export function classifyKey(key: string | undefined, configured: Record<string, KeyState> | undefined): KeyState {
  if (configured !== undefined) {
    if (key === undefined || key === '') return 'missing';
    return Object.hasOwn(configured, key) ? (configured[key] ?? 'invalid') : 'invalid';
  }
  return BY_PREFIX.find(([prefix]) => prefix.test(key ?? ''))?.[1] ?? 'ok';
}

/** A key as vendors print it in errors: only its beginning and end. */
export function maskKey(key: string): string {
  return key.length <= 8
    ? `${key.slice(0, 2)}***`
    : `${key.slice(0, 6)}${'*'.repeat(Math.min(20, key.length - 10) || 1)}${key.slice(-4)}`;
}
