import { type Fields, fieldsOf, listOf, textOf } from '../fields.ts';

const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;

/**
 * Google counts thoughts separately from the answer, and charges for both.
 * https://ai.google.dev/api/generate-content#UsageMetadata
 */
function usageOf(metadata: unknown): object | null {
  const fields = fieldsOf(metadata);
  if (!fields) return null;
  return {
    prompt_tokens: fields['promptTokenCount'],
    completion_tokens: count(fields['candidatesTokenCount']) + count(fields['thoughtsTokenCount']),
    total_tokens: fields['totalTokenCount'],
    prompt_tokens_details: { cached_tokens: fields['cachedContentTokenCount'] },
  };
}

/** A response of Google's `generateContent` as a chat completion, the form in which answers are read. */
export function chatOfGeneration(body: Fields): Fields {
  const usage = usageOf(body['usageMetadata']);
  const candidate = fieldsOf(listOf(body['candidates'])[0]);
  // A blocked prompt has no candidate; the reason is in a separate field.
  const blocked = textOf(fieldsOf(body['promptFeedback'])?.['blockReason']);
  if (!candidate)
    return { choices: blocked ? [{ message: { content: '' }, finish_reason: 'content_filter' }] : [], usage };
  const parts = listOf(fieldsOf(candidate['content'])?.['parts'])
    .map(fieldsOf)
    .filter((part) => part !== null);
  const text = parts
    .map((part) => (typeof part['text'] === 'string' && part['thought'] !== true ? part['text'] : ''))
    .join('');
  const calls = parts.flatMap((part) => (fieldsOf(part['functionCall']) ? [{ function: part['functionCall'] }] : []));
  const finish = textOf(candidate['finishReason']);
  const isToolCall = finish === 'UNEXPECTED_TOOL_CALL' || (finish === 'STOP' && calls.length > 0 && text === '');
  const message = { content: text, tool_calls: calls };
  return { choices: [{ message, finish_reason: isToolCall ? 'tool_calls' : finish }], usage };
}
