import { text } from './text.ts';

/** A starting point for a new user, who can change every word of it. */
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

/** First questions to try on an employee. */
export const questionsFor = (employee: { role: string } | undefined): readonly string[] =>
  (templates.find(({ role }) => role === employee?.role) ?? first).questions;
