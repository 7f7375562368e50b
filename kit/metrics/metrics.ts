import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A value with its labels. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric, by the name under which it is collected; `labels` without those that every metric has. */
export interface Definition {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
}

/** What one service counts and measures. */
export interface Metrics {
  /** An HTTP request was answered. `route` is a pattern, never an address. */
  request(method: string, route: string, status: number, seconds: number): void;
  /** A GraphQL operation ended: `ok`, or the code of its first error. */
  operation(type: string, outcome: string): void;
  /** An attempt at a job ended. */
  job(task: string, outcome: 'done' | 'failed' | 'given_up', seconds: number): void;
  /** Counts one more occurrence; `labels` must have few values. */
  count(name: string, help: string, labels?: Readonly<Record<string, string>>): void;
  /**
   * A counter that is shown from the start. The returned function adds to it, one by default; labels must have few
   * values.
   */
  counter(name: string, help: string, labels: readonly string[]): Count;
  /** Measures a distribution, such as how long things take; `buckets` are upper bounds. Labels must have few values. */
  histogram(name: string, help: string, labels: readonly string[], buckets: readonly number[]): Observe;
  /**
   * Adds values that are read when metrics are collected; several may share a name and its labels. Returns a function
   * that removes them.
   */
  watch(name: string, help: string, labels: readonly string[], read: () => Promise<readonly Reading[]>): () => void;
  /** All metrics, whether or not anything was counted yet. */
  definitions(): readonly Definition[];
  /** Everything, in Prometheus' text format, and that format's content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

type Labels = Readonly<Record<string, string>>;
type Count = (labels: Labels, by?: number) => void;
type Observe = (labels: Labels, value: number) => void;
type Read = () => Promise<readonly Reading[]>;

/** A scrape waits for no reading longer than this. */
const readMs = 2_000;

async function readInTime(read: Read): Promise<readonly Reading[]> {
  const late = Promise.withResolvers<readonly Reading[]>();
  const timer = setTimeout(() => late.resolve([]), readMs);
  return Promise.race([read().catch(() => []), late.promise]).finally(() => clearTimeout(timer));
}

const secondsOfRequests = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const secondsOfJobs = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'konstruct_http_request_seconds',
    help: 'How long HTTP requests took.',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsOfRequests,
    registers,
  });
  const operations = new Counter({
    name: 'konstruct_graphql_operations_total',
    help: 'GraphQL operations by outcome: ok, or the code of the first error.',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const jobs = new Histogram({
    name: 'konstruct_job_seconds',
    help: 'How long tries at jobs took, by outcome.',
    labelNames: ['task', 'outcome'],
    buckets: secondsOfJobs,
    registers,
  });
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  const readers = new Map<string, Set<Read>>();

  return {
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    operation: (type, outcome) => operations.inc({ type, outcome }),
    job: (task, outcome, seconds) => jobs.observe({ task, outcome }, seconds),
    count(name, help, labels = {}) {
      const counter = counters.get(name) ?? new Counter({ name, help, labelNames: Object.keys(labels), registers });
      counters.set(name, counter);
      counter.inc({ ...labels });
    },
    counter(name, help, labels) {
      const counter = counters.get(name) ?? new Counter({ name, help, labelNames: [...labels], registers });
      counters.set(name, counter);
      return (values, by = 1) => counter.inc({ ...values }, by);
    },
    histogram(name, help, labels, buckets) {
      const histogram =
        histograms.get(name) ??
        new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers });
      histograms.set(name, histogram);
      return (values, value) => histogram.observe({ ...values }, value);
    },
    watch(name, help, labels, read) {
      const known = readers.get(name);
      const reads = known ?? new Set<Read>();
      reads.add(read);
      readers.set(name, reads);
      if (!known) {
        const gauge = new Gauge({
          name,
          help,
          labelNames: [...labels],
          registers,
          async collect() {
            const seen = await Promise.all([...reads].map(readInTime));
            this.reset();
            for (const { labels: own = {}, value } of seen.flat()) gauge.set({ ...own }, value);
          },
        });
      }
      return () => void reads.delete(read);
    },
    definitions: () =>
      registry.getMetricsAsArray().map((metric) => ({
        name: metric.name,
        type: String(metric.type),
        labels: 'labelNames' in metric ? (metric.labelNames as string[]) : [],
      })),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const all = new Map<string, Metrics>();

/** The meters of a service: one set per process, whichever part of the service asks. */
export function metricsOf(service: string): Metrics {
  const known = all.get(service) ?? createMetrics(service);
  all.set(service, known);
  return known;
}
