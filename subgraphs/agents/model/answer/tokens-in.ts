import { type Fields, fieldsOf } from '@konstruct/providers';
import type { Tokens } from '../../provider/price.ts';

/** A count that was reported, if it is one at all: some hosts write it as text. */
function counted(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? Math.min(count, Number.MAX_SAFE_INTEGER) : null;
}

/**
 * What a model wrote, thoughts among it. xAI and Gemini count thoughts beside `completion_tokens` and charge for both: then they are in
 * the total, or are more than the completion that should hold them. Null where nothing tells.
 */
function writtenIn(fields: Fields, prompt: number): number | null {
  const told = counted(fields['completion_tokens'] ?? fields['output_tokens']);
  const total = counted(fields['total_tokens']);
  const thoughts = counted(fieldsOf(fields['completion_tokens_details'])?.['reasoning_tokens']) ?? 0;
  if (total !== null && total >= prompt) return Math.max(told ?? 0, total - prompt);
  return told !== null && thoughts > told ? told + thoughts : told;
}

/**
 * What a body says that the call used, in OpenAI's or Anthropic's names; null where it says nothing that can be a report. Whether
 * so many can be true is decided by what the call can have cost.
 */
export function tokensIn(usage: unknown): Tokens | null {
  const fields = fieldsOf(usage);
  if (!fields) return null;
  const details = fieldsOf(fields['prompt_tokens_details']);
  const read = counted(fields['cache_read_input_tokens'] ?? details?.['cached_tokens']) ?? 0;
  const written = counted(fields['cache_creation_input_tokens'] ?? details?.['cache_write_tokens']) ?? 0;
  // OpenAI's count has what the cache gave in it, Anthropic's has not.
  const uncached = counted(fields['input_tokens']);
  const prompt = counted(fields['prompt_tokens']) ?? (uncached === null ? null : uncached + read + written);
  const completion = prompt === null ? null : writtenIn(fields, prompt);
  // Some hosts count no prompt that they had in their cache; zeros alone are a host that does not count.
  if (prompt === null || completion === null || prompt + completion === 0) return null;
  const cached = Math.min(read, prompt);
  return {
    prompt: Math.min(prompt, Number.MAX_SAFE_INTEGER),
    completion: Math.min(completion, Number.MAX_SAFE_INTEGER),
    ...{ cached, cacheWritten: Math.min(written, prompt - cached) },
  };
}
