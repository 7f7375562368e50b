import {
  ConversationDocument,
  CreateAgentDocument,
  EmployeeDocument,
  EmployeesDocument,
  SendPlaygroundMessageDocument,
  UpdateAgentDocument,
} from '@konstruct/portal/documents';
import { type Operator, succeeded } from '../operator/operator.ts';
import { waitFor } from '../operator/wait-for.ts';
import { employees, type EmployeeScript } from './script.ts';

export interface Hired {
  readonly id: string;
  readonly script: EmployeeScript;
}

/**
 * Hires as many employees as the quota covers; finds those who were hired before. Without a subscription that is one.
 */
export async function hireAll(operator: Operator): Promise<readonly Hired[]> {
  const quota = (await operator.ask(EmployeesDocument)).tenant?.subscription?.agentQuota ?? 1;
  const hired: Hired[] = [];
  for (const script of employees.slice(0, quota)) {
    const { id: idempotencyKey, name, role, instructions, knowledge, monthlyBudgetUsd } = script;
    const input = {
      name,
      role,
      instructions,
      knowledge,
      monthlyBudgetUsd,
      idempotencyKey,
      providerId: 'practice',
      modelId: 'practice-1',
    };
    // The service that counts the employees receives the plan a moment after it was chosen.
    const agent = await waitFor(`Hiring ${name}`, async () => {
      const { createAgent } = await operator.ask(CreateAgentDocument, { input });
      return createAgent.__typename !== 'PlanLimitError' && succeeded(createAgent, 'CreateAgentSuccess').agent;
    });
    hired.push({ id: agent.id, script });
  }
  return hired;
}

const findAgent = async (operator: Operator, id: string) =>
  (await operator.ask(EmployeesDocument)).tenant?.agents?.nodes.find((agent) => agent.id === id);

/** The same question to the same employee is asked once. */
const keyOf = ({ id }: EmployeeScript, text: string) => `${id}-${text.replaceAll(/\W+/g, '-')}`;

/** Asks an employee in the portal, each question once, and waits for the outcome. */
async function ask(
  operator: Operator,
  { id: agentId, script }: Hired,
  questions: readonly string[],
  before: string | null,
): Promise<string | null> {
  let conversationId = before;
  for (const text of questions) {
    const input = { agentId, text, idempotencyKey: keyOf(script, text), ...(conversationId && { conversationId }) };
    const { sendPlaygroundMessage } = await operator.ask(SendPlaygroundMessageDocument, { input });
    const { id } = succeeded(sendPlaygroundMessage, 'SendPlaygroundMessageSuccess').conversation;
    conversationId = id;
    await waitFor(`An answer of ${script.name} to “${text}”`, async () => {
      const { conversation } = await operator.ask(ConversationDocument, { id });
      return conversation?.messages.nodes.every(({ answerState }) => answerState !== 'PENDING');
    });
  }
  return conversationId;
}

/** Tries an employee. One of them uses up its budget, so that a message waits. */
export async function tryOut(operator: Operator, hired: Hired): Promise<string> {
  const { id, script } = hired;
  if (!(await findAgent(operator, id))) return 'archived: unchanged';
  const conversationId = await ask(operator, hired, script.tried, null);
  const { beyondBudget, tried } = script;
  if (beyondBudget === null) return tried.length === 1 ? '1 question' : `${tried.length} questions`;

  const budget = await waitFor(`The cost of ${script.name}’s answers`, async () => {
    const current = (await findAgent(operator, id))?.budget;
    return current && Number(current.currentUsd) > 0 && Number(current.reservedUsd) === 0 && current;
  });
  if (budget.limitUsd === null) {
    const { agent } = await operator.ask(EmployeeDocument, { id, tryId: id, isTrying: false });
    const monthlyBudgetUsd = (Number(budget.currentUsd) * 1.05).toFixed(10);
    const input = { id, monthlyBudgetUsd, basedOnVersion: agent?.version ?? 0 };
    succeeded((await operator.ask(UpdateAgentDocument, { input })).updateAgent, 'UpdateAgentSuccess');
  }
  await ask(operator, hired, [beyondBudget], conversationId);
  return `${tried.length} questions, and one that waits for a budget`;
}
