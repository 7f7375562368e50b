import { CreateAgentDocument, UpdateAgentDocument, type AnswerLength } from '#generated/graphql.ts';
import { mutate } from '#lib/graph/graph.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { rejectionOf, textOf, type Rejection } from '#lib/ui/form/rejection.ts';

/** The outcome of a form: saved, rejected with reasons, or outdated because another user saved first. */
export type SaveOutcome =
  { kind: 'saved'; id: string } | { kind: 'refused'; rejection: Rejection } | { kind: 'stale'; message: string };

const settingsOf = (form: FormData) => ({
  name: textOf(form, 'name'),
  role: textOf(form, 'role'),
  instructions: textOf(form, 'instructions'),
  knowledge: textOf(form, 'knowledge'),
  language: textOf(form, 'language'),
  providerId: textOf(form, 'providerId'),
  modelId: textOf(form, 'modelId'),
  llmKeyId: textOf(form, 'llmKeyId') || null,
  answerLength: textOf(form, 'answerLength') as AnswerLength,
  monthlyBudgetUsd: textOf(form, 'monthlyBudgetUsd') || null,
});

export async function createEmployee(form: FormData, idempotencyKey: string): Promise<SaveOutcome> {
  const { language, ...settings } = settingsOf(form);
  const { createAgent: result } = await mutate(CreateAgentDocument, {
    input: { ...settings, ...(language && { language }), idempotencyKey },
  });
  switch (result.__typename) {
    case 'CreateAgentSuccess':
      return { kind: 'saved', id: result.agent.id };
    case 'ValidationError':
      return { kind: 'refused', rejection: rejectionOf(result) };
    case 'PlanLimitError':
      return { kind: 'refused', rejection: { message: result.message } };
    default:
      return unreachable(result);
  }
}

export async function updateEmployee(form: FormData, id: string, basedOnVersion: number): Promise<SaveOutcome> {
  const { updateAgent: result } = await mutate(UpdateAgentDocument, {
    input: { id, basedOnVersion, ...settingsOf(form) },
  });
  switch (result.__typename) {
    case 'UpdateAgentSuccess':
      return { kind: 'saved', id };
    case 'ValidationError':
      return { kind: 'refused', rejection: rejectionOf(result) };
    case 'NotFoundError':
      return { kind: 'refused', rejection: { message: result.message } };
    case 'StaleVersionError':
      return { kind: 'stale', message: result.message };
    default:
      return unreachable(result);
  }
}
