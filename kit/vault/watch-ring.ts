import { metricsOf } from '../metrics/metrics.ts';
import type { Logger } from '../process/logger.ts';

/** What `watchRing` takes. */
export interface WatchRingOptions {
  /** The service that reports the metrics and logs. */
  readonly service: string;
  /** The variable that holds the ring. */
  readonly ringName: string;
  /** The names of the keys in the ring. */
  readonly keyIds: ReadonlySet<string>;
  /** How many secrets are stored, by the name of the key that each needs. */
  readonly count: () => Promise<ReadonlyMap<string | null, number>>;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  /** How often to check; sooner after a failed check. Default: a minute. */
  readonly everyMs?: number;
}

const soonMs = 5_000;
/** After this many failed checks in a row, the failure is logged. */
const reportedFailureCount = 12;

/**
 * Reports, at the start and as soon as it happens, which keys of a vault the ring lacks although stored secrets need
 * them: an error in the log, once for each, and a metric. Returns a function that ends it.
 */
export function watchRing({
  service,
  ringName,
  keyIds,
  count,
  log,
  everyMs = 60_000,
}: WatchRingOptions): () => Promise<void> {
  let missing: readonly (readonly [string, number])[] = [];
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const reported = new Set<string>();

  async function look(): Promise<void> {
    try {
      const counts = [...(await count())];
      missing = counts.filter((each): each is [string, number] => each[0] !== null && !keyIds.has(each[0]));
      for (const [vaultKeyId, secretCount] of missing.filter(([id]) => !reported.has(id))) {
        reported.add(vaultKeyId);
        log.error(
          { vaultKeyId, secretCount },
          `${ringName} lacks a key that stored secrets need: put it back and restart, or have the secrets entered again; npm run keys -- status lists them`,
        );
      }
      failures = 0;
    } catch (error) {
      failures += 1;
      // Services start at the same time: that another one is not there yet means nothing.
      if (failures === reportedFailureCount && !isEnded)
        log.warn({ error: String(error) }, 'could not check which keys stored secrets need');
    }
    if (!isEnded) timer = setTimeout(lookAgain, failures > 0 ? Math.min(soonMs, everyMs) : everyMs).unref();
  }
  function lookAgain(): void {
    looking = look();
  }
  let looking = look();
  const help = 'Stored secrets that no key of the ring can open, by the key that they need.';
  const unwatch = metricsOf(service).watch('konstruct_vault_unopened_secrets', help, ['key'], async () =>
    missing.map(([key, value]) => ({ labels: { key }, value })),
  );
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    unwatch();
    await looking;
  };
}
