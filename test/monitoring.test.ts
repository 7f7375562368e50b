import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricsOf } from '@konstruct/kit/metrics';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { services } from '../launcher/start/start-service.ts';
import { type RunningSubgraphs, startSubgraphs } from './setup/subgraphs.ts';

const docs = join(import.meta.dirname, '../docs');
const read = (file: string) => readFileSync(join(docs, file), 'utf8');

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
}
interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const dashboard = JSON.parse(read('monitoring/dashboard.json')) as Dashboard;
const rules = (parse(read('monitoring/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const runbooks = [...read('runbooks.md').matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);

const queries = [
  ...dashboard.panels.flatMap(({ title, targets }) => (targets ?? []).map(({ expr }) => [title, expr] as const)),
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
].map(([where, expr]) => ({ where, expr, text: expr.replaceAll('$__rate_interval', '5m') }));

/**
 * What a query reads: each metric with the labels that select it, their values, and the labels that results are grouped
 * by.
 */
function readQuery(text: string) {
  const selectors: { name: string; matchers: { label: string; value: string }[] }[] = [];
  const groupedBy: string[] = [];
  let isWellFormed = true;
  parser.parse(text).iterate({
    enter({ name, type, from, to, node }) {
      const own = text.slice(from, to);
      if (type.isError) isWellFormed = false;
      if (name === 'VectorSelector')
        selectors.push({ name: text.slice(node.firstChild?.from, node.firstChild?.to), matchers: [] });
      if (name === 'UnquotedLabelMatcher') {
        const [, label = '', value = ''] = /^(\w+)\s*(?:=~|!~|!=|=)\s*"(.*)"$/.exec(own) ?? [];
        selectors.at(-1)?.matchers.push({ label, value });
      }
      if (name === 'LabelName' && node.parent?.name === 'GroupingLabels') groupedBy.push(own);
    },
  });
  return { isWellFormed, selectors, groupedBy };
}

let database: TestDatabase;
let running: RunningSubgraphs;
/** Labels by the name under which Prometheus stores the series. */
const known = new Map<string, Set<string>>([['up', new Set()]]);
const collected = ['job', 'instance'];
beforeAll(async () => {
  database = await createTestDatabase();
  running = await startSubgraphs(database);
  // The metrics of these counters are declared where the counters are put together.
  await Promise.all([import('@konstruct/gateway/main'), import('@konstruct/portal/main')]);
  for (const { name, type, labels } of services.flatMap((service) => metricsOf(service).definitions())) {
    const series = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => `${name}${end}`) : [name];
    for (const each of series)
      known.set(
        each,
        new Set([...(known.get(each) ?? []), ...labels, 'service', ...(each.endsWith('_bucket') ? ['le'] : [])]),
      );
  }
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

describe.each(queries)('$where: $expr', ({ text }) => {
  const { isWellFormed, selectors, groupedBy } = readQuery(text);

  test('is well-formed, and asks for metrics and labels that there are', () => {
    expect(isWellFormed).toBe(true);
    expect(selectors.length).toBeGreaterThan(0);
    expect(selectors.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
    const labelsOf = (name: string) => new Set([...collected, ...(known.get(name) ?? [])]);
    const foreign = selectors.flatMap(({ name, matchers }) =>
      matchers.filter(({ label }) => !labelsOf(name).has(label)),
    );
    expect(foreign).toEqual([]);
    // Each metric of a sum has the labels that the sum is grouped by, or is joined to one that has them.
    const all = new Set(selectors.flatMap(({ name }) => [...labelsOf(name)]));
    expect(groupedBy.filter((label) => !all.has(label))).toEqual([]);
    const named = selectors.flatMap(({ matchers }) =>
      matchers.filter(({ label }) => label === 'service').map(({ value }) => value),
    );
    expect(named.filter((value) => !services.some((service) => service === value))).toEqual([]);
  });
});

test('each metric of ours is on the dashboard or in an alert', () => {
  const asked = new Set(
    queries.flatMap(({ text }) =>
      readQuery(text).selectors.map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')),
    ),
  );
  const ours = services
    .flatMap((service) =>
      metricsOf(service)
        .definitions()
        .map(({ name }) => name),
    )
    .filter((name) => name.startsWith('konstruct_'));
  expect([...new Set(ours)].filter((name) => !asked.has(name))).toEqual([]);
  expect(subgraphs.every((name) => running.services[name])).toBe(true);
});

test('each alert is in the form that Prometheus reads', () => {
  for (const rule of rules) {
    expect(rule).toEqual({
      alert: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
      expr: expect.any(String),
      for: expect.stringMatching(/^\d+[mh]$/),
      labels: { severity: expect.stringMatching(/^(page|ticket)$/) },
      annotations: { summary: expect.any(String), runbook: expect.any(String) },
    });
  }
});

test('each alert has a runbook that its annotation leads to, and each runbook an alert', () => {
  expect(runbooks).toEqual(rules.map(({ alert }) => alert));
  expect(rules.map(({ annotations }) => annotations.runbook)).toEqual(
    rules.map(({ alert }) => `docs/runbooks.md#${alert.toLowerCase()}`),
  );
});

test('a runbook says what it means, where to look and what to do, and links to runbooks that there are', () => {
  const text = read('runbooks.md');
  for (const part of text.split(/^## /m).slice(1))
    expect(part).toMatch(/^\w+\n\n.+\n\nLook at:\n\n- [\s\S]+\n\nDo:\n\n- /);
  const links = [...text.matchAll(/\]\(#(.+?)\)/g)].map(([, link]) => link);
  expect(links.filter((link) => !runbooks.some((title) => title.toLowerCase() === link))).toEqual([]);
});

test('gauges of the database are never summed over copies, and say so themselves', async () => {
  const summed =
    /\bsum\b[^(]*(by[^(]*\([^)]*\)\s*)?\((max|avg)?\s*konstruct_(jobs_|inbox_|messages_waiting|database_connections\b(?!_))/;
  expect(queries.filter(({ text }) => summed.test(text))).toEqual([]);
  for (const service of ['agents', 'channels']) {
    const help = (await metricsOf(service).text())
      .split('\n')
      .filter((line) => /^# HELP konstruct_(jobs_|inbox_|messages_|database_(?!connections_most))/.test(line));
    expect(help.length).toBeGreaterThan(3);
    expect(help.filter((line) => !line.includes('Of the database, not of the process'))).toEqual([]);
  }
});
