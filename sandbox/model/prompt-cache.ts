import { countTokens } from './tokens.ts';

/** Remembers prompts like a vendor's prompt cache. */
export interface PromptCache {
  /**
   * The number of tokens at the beginning of `prompt` that are cached under the same key; 0 if fewer than the smallest
   * cacheable length.
   */
  hit(key: string, prompt: string): number;
  clear(): void;
}

/** The shortest prefix that vendors cache, and the increment in which OpenAI counts it. */
const LEAST_TOKENS = 1024;
const STEP_TOKENS = 128;
const KEPT = 100;

/** An empty cache. */
export function createPromptCache(): PromptCache {
  let seen: { key: string; prompt: string }[] = [];
  return {
    hit: (key, prompt) => {
      if (countTokens(prompt) <= LEAST_TOKENS) return 0;
      const longest = Math.max(
        0,
        ...seen.filter((one) => one.key === key).map((one) => commonLength(one.prompt, prompt)),
      );
      seen = [...seen.slice(-KEPT), { key, prompt }];
      const tokens = Math.floor(countTokens(prompt.slice(0, longest)) / STEP_TOKENS) * STEP_TOKENS;
      return tokens > LEAST_TOKENS ? tokens : 0;
    },
    clear: () => {
      seen = [];
    },
  };
}

function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
