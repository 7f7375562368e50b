import { text } from './text.ts';

/** Where a newcomer can start from; every word of it can be changed. */
export interface Template {
  id: string;
  label: string;
  name: string;
  role: string;
  instructions: string;
  knowledge: string;
  questions: readonly string[];
}

const first: Template = { id: 'front-desk', ...text.templates['front-desk'] };

export const templates: readonly [Template, ...Template[]] = [
  first,
  { id: 'customer-support', ...text.templates['customer-support'] },
  { id: 'team-assistant', ...text.templates['team-assistant'] },
];

/** What one might ask an employee first. */
export const questionsFor = (employee: { role: string } | undefined): readonly string[] =>
  (templates.find(({ role }) => role === employee?.role) ?? first).questions;
