import type { ValidationIssue } from '@konstruct/kit/graph';
import { needsOf } from '../provider/model-needs.ts';
import { type Employee, fitsWindow } from './prompt.ts';
import type { Providers } from '../provider/provider.ts';

interface Written extends Employee {
  readonly providerId: string;
  readonly modelId: string;
}

const rounded = (count: number) => (Math.ceil(count / 100) * 100).toLocaleString('en');

/**
 * The issue with knowledge that leaves no room for a question: the vendor would reject every message. No issue if the
 * model's window is unknown.
 */
export function checkWindow(written: Written, providers: Providers): ValidationIssue[] {
  const needs = needsOf(written.modelId, providers.get(written.providerId)?.configuredNeeds ?? new Map());
  const { isFitting, tokens, mostTokens, excessCharacters } = fitsWindow(written, null, needs);
  if (isFitting) return [];
  const message =
    `Instructions and knowledge take up about ${rounded(tokens)} tokens, but ${written.modelId} has room for only ${rounded(mostTokens)} ` +
    `besides a question and its answer. Shorten them by about ${rounded(excessCharacters)} characters, or choose another model.`;
  return [{ path: ['input', 'knowledge'], code: 'too_long_for_model', message }];
}
