import type { WireList } from '../wire.ts';
import type { Params } from './params.ts';
import { noSuch } from './rejection.ts';

const DEFAULT_LIMIT = 10;
const MOST = 100;

/** The parameters that every list accepts. */
export const LIST_PARAMS = ['limit', 'starting_after', 'ending_before', 'created', 'created.*'] as const;

/** A complete list, as part of another object. */
export function wholeList<T>(url: string, data: T[]): WireList<T> {
  return { object: 'list', data, has_more: false, url };
}

/** One page, newest first, selected by `limit`, `starting_after`, `ending_before` and `created`. */
export function page<T extends { id: string; created?: number }>(
  url: string,
  oldestFirst: T[],
  params: Params,
): WireList<T> {
  const limit = params.integer('limit', 1, MOST) ?? DEFAULT_LIMIT;
  const rows = oldestFirst
    .toReversed()
    .filter((row) => row.created === undefined || wasCreatedWithin(row.created, params));
  const after = params.text('starting_after');
  const before = params.text('ending_before');
  if (before !== undefined) {
    const end = positionOf(rows, before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: rows.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : positionOf(rows, after, 'starting_after') + 1;
  return { object: 'list', data: rows.slice(start, start + limit), has_more: start + limit < rows.length, url };
}

function positionOf(rows: { id: string }[], id: string, param: string): number {
  const position = rows.findIndex((row) => row.id === id);
  if (position < 0) throw noSuch('object', id, param);
  return position;
}

function wasCreatedWithin(created: number, params: Params): boolean {
  if (!params.has('created')) return true;
  const range = params.leaves().some(({ pattern }) => pattern === 'created') ? undefined : params.section('created');
  if (range === undefined) return created === params.integer('created');
  const { gt, gte, lt, lte } = Object.fromEntries(
    ['gt', 'gte', 'lt', 'lte'].map((name) => [name, range.integer(name)]),
  );
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  );
}
