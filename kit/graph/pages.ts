import { z } from 'zod';
import { badInput } from './failures.ts';

/** A page of a list in the graph's form. */
export interface Page<T> {
  readonly nodes: T[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Encodes the sort values of a page's last row as an opaque cursor. */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The allowed values of a cursor: each in the format that `encodeCursor` receives, and safe in a query. */
export const cursorValues = {
  id: z.guid(),
  /** A moment as `Date.toISOString` writes it. */
  moment: z.iso.datetime({ precision: 3 }).refine((text) => !text.startsWith('0000')),
  /** A whole number that fits into an integer column. */
  position: z
    .string()
    .regex(/^\d{1,10}$/)
    .refine((text) => Number(text) <= 2_147_483_647),
};

/** Reads a cursor with values of these shapes, in order. Throws BAD_USER_INPUT when no such list can have issued it. */
export function decodeCursor<const TShape extends readonly [z.ZodType<string>, ...z.ZodType<string>[]]>(
  cursor: string,
  ...shape: TShape
): { [Index in keyof TShape]: string } {
  try {
    return z.tuple(shape as never).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())) as never;
  } catch {
    throw badInput('This cursor does not belong to this list.');
  }
}

/** How many rows a page may have: from 1 to `max`. Throws BAD_USER_INPUT otherwise. */
export function pageSize(first: number | null | undefined, max: number, byDefault = max): number {
  const size = first ?? byDefault;
  if (!Number.isInteger(size) || size < 1 || size > max) throw badInput(`Request 1 to ${max} at a time.`);
  return size;
}

/**
 * Makes a page of rows that were read with a limit of `size` plus one: the extra row only shows that there are more.
 */
export function pageOf<T>(rows: readonly T[], size: number, cursorOf: (row: T) => readonly string[]): Page<T> {
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { endCursor: last === undefined ? null : encodeCursor(cursorOf(last)), hasNextPage: rows.length > size },
  };
}
