import { type Fields, fieldsOf, listOf, parseJson, textOf } from '@konstruct/providers';

const begins = /^(?:data|event|id|retry)?:/;
const dataLines = /^data:[ \t]*(.*)$/gm;

/** The last value of a field among the parts that have it. */
const lastOf = (parts: readonly Fields[], name: string): unknown =>
  parts.findLast((part) => (part[name] ?? null) !== null)?.[name] ?? null;
const allFields = (values: readonly unknown[]): Fields[] => values.map(fieldsOf).filter((fields) => fields !== null);
const wordsOf = (parts: readonly Fields[], name: string): string =>
  parts.map((part) => (typeof part[name] === 'string' ? part[name] : '')).join('');

/** The chat completion that the parts add up to; null: the stream broke off before its end. */
function chatOf(parts: readonly Fields[]): Fields | null {
  const choices = allFields(parts.map((part) => listOf(part['choices'])[0]));
  const deltas = allFields(choices.map((choice) => choice['delta'] ?? choice['message']));
  const finish = lastOf(choices, 'finish_reason');
  const named = deltas.flatMap((delta) =>
    listOf(delta['tool_calls']).filter((one) => textOf(fieldsOf(fieldsOf(one)?.['function'])?.['name'])),
  );
  const message = { content: wordsOf(deltas, 'content'), refusal: wordsOf(deltas, 'refusal'), tool_calls: named };
  return finish === null ? null : { choices: [{ message, finish_reason: finish }], usage: lastOf(parts, 'usage') };
}

/** The same for a message in Anthropic's protocol. */
function messageOf(parts: readonly Fields[]): Fields | null {
  const typed = (type: string) => parts.filter((part) => part['type'] === type);
  const of = (type: string, name: string) => allFields(typed(type).map((part) => part[name]));
  const text = wordsOf(of('content_block_delta', 'delta'), 'text');
  const tools = of('content_block_start', 'content_block').filter(({ type }) => type === 'tool_use');
  const stop = lastOf(of('message_delta', 'delta'), 'stop_reason');
  const began = fieldsOf(lastOf(of('message_start', 'message'), 'usage'));
  const usage = { ...began, ...fieldsOf(lastOf(typed('message_delta'), 'usage')) };
  return stop === null
    ? null
    : { type: 'message', content: [{ type: 'text', text }, ...tools], stop_reason: stop, usage };
}

/** Whether anything was written before an error. */
const writtenIn = (parts: readonly Fields[]): boolean =>
  parts.some((part) => part['type'] === 'message_start' || listOf(part['choices']).length > 0);

/**
 * A body as JSON. Some hosts stream without being asked to: then this is the result of the parts, or the error among
 * them. Undefined if it is neither, or if the stream broke off before its end: what was written until then may cost
 * money.
 */
export function bodyIn(text: string): unknown {
  const body = parseJson(text);
  if (body !== undefined || !begins.test(text.trimStart())) return body;
  const parts = allFields([...text.matchAll(dataLines)].map(([, data = '']) => parseJson(data)));
  const failed = parts.find((part) => part['type'] === 'error' || (part['error'] ?? null) !== null);
  if (failed) return writtenIn(parts) ? undefined : failed;
  const isMessage = parts.some((part) => String(part['type']).startsWith('message_'));
  return (isMessage ? messageOf(parts) : chatOf(parts)) ?? undefined;
}
