import { z } from 'zod';

/** Whether the text is a language tag, such as `de` or `pt-BR`. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Text that the database accepts: it rejects the NUL character. */
export const storable = z.string().regex(/^[^\0]*$/, 'This contains a character that can’t be stored.');

const required = (what: string) => ({ error: `${what}.` });
const upTo = (length: number) => `Use at most ${length.toLocaleString('en')} characters.`;

const name = storable.trim().min(1, required('Enter a name')).max(80, upTo(80));
const role = storable.trim().min(1, required('Enter a role, such as “Front desk”')).max(120, upTo(120));
const instructions = storable.trim().min(1, required('Enter instructions')).max(10_000, upTo(10_000));
const knowledge = storable.trim().max(50_000, upTo(50_000));
const language = z
  .string()
  .trim()
  .max(35)
  .refine((tag) => tag === '' || isLanguageTag(tag), 'Enter a language tag such as “en”, “de” or “pt-BR”.')
  .transform((tag) => (tag === '' ? null : tag));
const answerLength = z.enum(['SHORT', 'MEDIUM', 'LONG']);
const providerId = storable.min(1, required('Choose a provider')).max(100, upTo(100));
const modelId = storable.trim().min(1, required('Choose a model')).max(200, upTo(200));
const llmKeyId = z.guid('LLM key not found.').transform((id) => id.toLowerCase());
const monthlyBudgetUsd = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,10})?$/, { error: 'Enter an amount in US dollars, such as 20 or 0.50.', abort: true })
  .refine((amount) => Number(amount) > 0, 'Enter a budget above zero. To stop the AI employee, pause it.');

/** The input of `createAgent`. */
export const createAgentInput = z.object({
  name,
  role,
  instructions,
  knowledge: knowledge.default(''),
  language: language.nullish().transform((tag) => tag ?? null),
  answerLength: answerLength.default('MEDIUM'),
  providerId,
  modelId,
  llmKeyId: llmKeyId.nullish().transform((id) => id ?? null),
  monthlyBudgetUsd: monthlyBudgetUsd.nullish().transform((amount) => amount ?? null),
  idempotencyKey: storable,
});

/**
 * The input of `updateAgent`. An absent field keeps its value. Null removes a language, a key or a budget; for other
 * fields it means absent.
 */
export const updateAgentInput = z.object({
  name: name.nullish(),
  role: role.nullish(),
  instructions: instructions.nullish(),
  knowledge: knowledge.nullish(),
  language: language.nullish(),
  answerLength: answerLength.nullish(),
  providerId: providerId.nullish(),
  modelId: modelId.nullish(),
  llmKeyId: llmKeyId.nullish(),
  monthlyBudgetUsd: monthlyBudgetUsd.nullish(),
});

export type AgentChanges = z.infer<typeof updateAgentInput>;
