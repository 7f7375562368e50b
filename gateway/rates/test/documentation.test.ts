import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedEffects } from '@konstruct/schema/effects';
import { readSupergraph } from '@konstruct/schema/sdl';
import { expect, test } from 'vitest';
import { readFieldRules } from '../../limits/field-rules.ts';
import { defaultLimits } from '../../limits/limits.ts';
import { defaultRates, requestPoints, type Unit } from '../policies.ts';
import { defaultShare } from '../request-shares.ts';

const text = readFileSync(join(import.meta.dirname, '../../../docs/integrating.md'), 'utf8');
const number = (value: number) => value.toLocaleString('en-US');

test('the documented limits of a document are those that are applied', () => {
  const {
    documentDepth,
    documentFields,
    documentAliases,
    documentDirectives,
    documentTokens,
    graphqlBodyBytes,
    documentCost,
  } = defaultLimits;
  expect(text).toContain(
    `A document may be ${documentDepth} deep with ${documentFields} fields, ${documentAliases} aliases and ${documentDirectives} directives, fragments written out, in ${number(documentTokens)} tokens; a request ${number(graphqlBodyBytes)} bytes.`,
  );
  expect(text).toContain(`It may cost ${number(documentCost)} at most.`);
});

test('the documented rates are those that are applied', () => {
  for (const unit of Object.keys(defaultRates) as Unit[]) {
    const { windowSeconds, token, person, company, address } = defaultRates[unit];
    const cells = [`\`${unit}\``, `${number(windowSeconds)} s`, ...[token, person, company, address].map(number)];
    expect(text).toContain(`| ${cells.join(' | ')} |`);
  }
  expect(text).toContain(`each request takes ${requestPoints} points`);
  const { atOnce, waitMs } = defaultShare;
  expect(text).toContain(
    `Of one company a gateway answers ${atOnce} requests at the same time; more wait up to ${waitMs / 1_000} seconds`,
  );
  const { token, company, address } = defaultRates.points;
  const policies = { address, token, company };
  const header = Object.entries(policies).map(([subject, quota]) => `"points-per-${subject}";q=${quota};w=60`);
  expect(text).toContain(`RateLimit-Policy: ${header.join(', ')}`);
});

test('the documentation names each field that counts against a rate of its own', () => {
  const rules = [...readFieldRules(readSupergraph())];
  for (const effect of countedEffects) {
    const names = rules
      .filter(([, rule]) => rule.effect === effect)
      .map(([name]) => `\`${name.replace('Mutation.', '')}\``);
    const sorted = names.toSorted((one, other) => one.localeCompare(other));
    expect(text).toContain(`- \`${effect}\`: ${sorted.join(', ')}\n`);
  }
});
