import { UniqueConstraintViolationException } from '@mikro-orm/core';

/** The error and everything that it was caused by. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/** Whether the database refused a row since one like it is there already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || (error instanceof Error && 'code' in error && error.code === '23505');
}

/** The database has no place or no time for this now. Nothing was written: it may be tried again. */
export class DatabaseBusyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseBusyError';
  }
}

/**
 * SQLSTATEs of a transaction that ran out of time or lost a race, with nothing written: serialization failure, deadlock, too many
 * connections, a lock that was not to be had in time, a statement, a pause or a transaction that took too long.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passingStates = new Set(['40001', '40P01', '53300', '55P03', '57014', '25P03', '25P04']);

/** What pg says, without a code, where its pool has no connection in time. */
const noConnection = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/** Whether the database had no place or no time for it: nothing was written, and tried again in a moment it may well succeed. */
export function isBusy(error: unknown): boolean {
  return causesOf(error).some(
    (each) =>
      each instanceof DatabaseBusyError || ('code' in each && passingStates.has(String(each.code))) || noConnection.test(each.message),
  );
}
