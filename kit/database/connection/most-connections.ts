import { metricsOf } from '../../metrics/metrics.ts';

const open = new Map<symbol, number>();

/** Records that this process may open this many more connections. Returns a function that undoes it. */
export function noteConnections(most: number): () => void {
  const key = Symbol('connections');
  open.set(key, most);
  return () => void open.delete(key);
}

/**
 * Reports, with a service's metrics, how many connections its process may open: the sum has to fit into the database's
 * `max_connections`.
 */
export function watchMostConnections(service: string): () => void {
  const help = 'The most connections to the database that this process opens at once, of all its pools and listeners.';
  return metricsOf(service).watch('konstruct_database_connections_most', help, [], async () => [
    { value: [...open.values()].reduce((sum, most) => sum + most, 0) },
  ]);
}
