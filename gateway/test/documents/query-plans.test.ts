import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { prettyFormatQueryPlan, QueryPlanner } from '@apollo/query-planner';
import { readSupergraph } from '@konstruct/schema/sdl';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { plannerConfig } from '../../federation/graph-server.ts';
import { measureDocument } from '../../limits/document-size.ts';
import { defaultLimits } from '../../limits/limits.ts';

const supergraph = Supergraph.build(readSupergraph());
const limited = new QueryPlanner(supergraph, plannerConfig(defaultLimits));
const unlimited = new QueryPlanner(supergraph);

function planOf(planner: QueryPlanner, text: string) {
  const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(text)));
  return { text: prettyFormatQueryPlan(plan), count: planner.lastGeneratedPlanStatistics()?.evaluatedPlanCount };
}

const everywhere = 'id name agents(first: 1) { nodes { id } } channels { id } llmKeys { id } subscription { status }';
const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

it.each([
  ['aliases', `{ ${many(30, (n) => `a${n}: tenant { ${everywhere} }`)} }`],
  [
    'conditions',
    `query(${many(5, (n) => `$v${n}: Boolean!`)}) { tenant { ${many(5, (n) => `... @include(if: $v${n}) { ${everywhere} }`)} } }`,
  ],
])('few plans are compared for a document of many %s, which would block all others in the meantime', (_what, text) => {
  expect(planOf(limited, text).count).toBeLessThanOrEqual(defaultLimits.documentPlans);
});

it('each document of the portal is within the limits, and has the plan that it has without that of plans', () => {
  const file = join(import.meta.dirname, '../../../portal/generated/persisted-documents.json');
  const documents = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  expect(documents.length).toBeGreaterThan(10);
  for (const text of documents) {
    expect(planOf(limited, text).text).toBe(planOf(unlimited, text).text);
    expect(measureDocument(parse(text), defaultLimits).issue).toBeNull();
  }
});
