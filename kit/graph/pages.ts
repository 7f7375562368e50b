import { z } from 'zod';
import { badInput } from './failures.ts';

/** A page of a list in the graph's form. */
export interface Page<T> {
  readonly nodes: T[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Writes the values that the last row of a page was sorted by into an opaque cursor. */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor of `length` values. Throws BAD_USER_INPUT when it is not one of ours. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    return z
      .array(z.string())
      .length(length)
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw badInput('The cursor is not one that this list gave out.');
  }
}

/** How many rows a page may have: from 1 to `max`. Throws BAD_USER_INPUT beyond. */
export function pageSize(first: number | null | undefined, max: number, byDefault = max): number {
  const size = first ?? byDefault;
  if (!Number.isInteger(size) || size < 1 || size > max) throw badInput(`Ask for 1 to ${max} at a time.`);
  return size;
}

/** Makes a page of rows that were read with a limit of one more than `size`: the extra one only tells that there are more. */
export function pageOf<T>(rows: readonly T[], size: number, cursorOf: (row: T) => readonly string[]): Page<T> {
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { endCursor: last === undefined ? null : encodeCursor(cursorOf(last)), hasNextPage: rows.length > size } };
}
