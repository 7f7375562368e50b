/** Licences under which packages may be redistributed with the product, by their SPDX names. */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
];

/** Packages under other licences that were approved, each with the place of the decision. */
const decided: Readonly<Record<string, { readonly licence: string; readonly decision: string }>> = Object.fromEntries(
  ['composition', 'federation-internals', 'gateway', 'query-graphs', 'query-planner'].map((name) => [
    `@apollo/${name}`,
    { licence: 'Elastic-2.0', decision: 'docs/decisions/0003-apollo-gateway-licence.md' },
  ]),
);

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or whatever the package states instead; empty when it states nothing. */
  readonly licence: string;
}

/**
 * Whether an expression, such as `(MIT OR EUPL-1.1+)` or `MIT AND BSD-3-Clause`, can be satisfied with allowed licences
 * alone.
 */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  // A person must read deeper nesting.
  if (/[()]/.test(plain) || plain === '') return false;
  return plain.split(/ OR /).some((choice) => choice.split(/ AND /).every((licence) => allowed.includes(licence)));
}

/** Why a package may not be redistributed; null when it may. */
export function objection({ name, licence }: Licensed): string | null {
  if (isAllowed(licence) || decided[name]?.licence === licence) return null;
  return licence === '' ? 'it names no licence' : `${licence} is not among the allowed licences`;
}

/** Where the use of a package in spite of its licence was approved; null when no approval was needed. */
export const decisionOn = ({ name, licence }: Licensed) =>
  decided[name]?.licence === licence ? decided[name].decision : null;
