import { plural } from '#lib/format/count.ts';

/** UI text for the list of AI employees. */
export const text = {
  title: 'AI employees',
  lead: 'The AI employees of your company and what each may spend.',
  leadWithQuota: (quota: number) => `Your company can have ${plural(quota, 'active AI employee')} at a time.`,
  create: 'New AI employee',
  emptyTitle: 'No AI employees yet',
  empty: 'An AI employee has a name and a role, and knows what you tell it. The sandbox model is free.',
  createFirst: 'Create your first AI employee',
  budgetOf: (name: string) => `Budget of ${name}`,
  budgetUnavailable: 'The budget can’t be shown right now.',
  model: (modelId: string) => `Model: ${modelId}`,
} as const;
