import { type Fields, fieldsOf } from '@konstruct/providers';
import type { Tokens } from '../../provider/price.ts';

/** A reported count, if it is a number at all: some hosts write it as text. */
function counted(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0
    ? Math.min(count, Number.MAX_SAFE_INTEGER)
    : null;
}

/**
 * The tokens that a model wrote, including thoughts. xAI and Gemini count thoughts outside `completion_tokens`, and
 * charge for both: then the total includes them, or they exceed the completion that should contain them. Null if
 * nothing is reported.
 */
function writtenIn(fields: Fields, prompt: number): number | null {
  const reported = counted(fields['completion_tokens'] ?? fields['output_tokens']);
  const total = counted(fields['total_tokens']);
  const thoughts = counted(fieldsOf(fields['completion_tokens_details'])?.['reasoning_tokens']) ?? 0;
  if (total !== null && total >= prompt) return Math.max(reported ?? 0, total - prompt);
  return reported !== null && thoughts > reported ? reported + thoughts : reported;
}

/**
 * The usage that a body reports, under OpenAI's or Anthropic's names; null if it reports nothing usable. Whether so
 * many tokens are plausible is decided elsewhere, by the highest price of the call.
 */
export function tokensIn(usage: unknown): Tokens | null {
  const fields = fieldsOf(usage);
  if (!fields) return null;
  const details = fieldsOf(fields['prompt_tokens_details']);
  const read = counted(fields['cache_read_input_tokens'] ?? details?.['cached_tokens']) ?? 0;
  const written = counted(fields['cache_creation_input_tokens'] ?? details?.['cache_write_tokens']) ?? 0;
  // OpenAI's count includes tokens from the cache, Anthropic's does not.
  const uncached = counted(fields['input_tokens']);
  const prompt = counted(fields['prompt_tokens']) ?? (uncached === null ? null : uncached + read + written);
  const completion = prompt === null ? null : writtenIn(fields, prompt);
  // Some hosts do not count a prompt from their cache. A host that reports only zeros does not count at all.
  if (prompt === null || completion === null || prompt + completion === 0) return null;
  const cached = Math.min(read, prompt);
  return {
    prompt: Math.min(prompt, Number.MAX_SAFE_INTEGER),
    completion: Math.min(completion, Number.MAX_SAFE_INTEGER),
    ...{ cached, cacheWritten: Math.min(written, prompt - cached) },
  };
}
