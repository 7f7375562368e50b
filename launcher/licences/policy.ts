/** Licences under which anything may be handed on with the product, by their SPDX names. */
const allowed: readonly string[] = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];

/** Packages under another licence that were decided on, each with where. */
const decided: Readonly<Record<string, { readonly licence: string; readonly decision: string }>> = Object.fromEntries(
  ['composition', 'federation-internals', 'gateway', 'query-graphs', 'query-planner'].map((name) => [
    `@apollo/${name}`,
    { licence: 'Elastic-2.0', decision: 'docs/decisions/0003-apollo-gateway-licence.md' },
  ]),
);

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or what the package says in its place; empty where it says nothing. */
  readonly licence: string;
}

/** Whether an expression, such as `(MIT OR EUPL-1.1+)` or `MIT AND BSD-3-Clause`, can be kept to with allowed licences alone. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  // What is nested deeper is for a person to read.
  if (/[()]/.test(plain) || plain === '') return false;
  return plain.split(/ OR /).some((choice) => choice.split(/ AND /).every((licence) => allowed.includes(licence)));
}

/** Why a package may not be handed on; null where it may. */
export function objection({ name, licence }: Licensed): string | null {
  if (isAllowed(licence) || decided[name]?.licence === licence) return null;
  return licence === '' ? 'it names no licence' : `${licence} is not among the allowed licences`;
}

/** Where it was decided to use a package in spite of its licence; null where nothing had to be decided. */
export const decisionOn = ({ name, licence }: Licensed) => (decided[name]?.licence === licence ? decided[name].decision : null);
