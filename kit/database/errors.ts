import { UniqueConstraintViolationException } from '@mikro-orm/core';

/** The error and all of its causes. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/** Whether the database rejected a row because an equal one exists (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return (
    error instanceof UniqueConstraintViolationException ||
    (error instanceof Error && 'code' in error && error.code === '23505')
  );
}

/** The database has no room or no time for this now. Nothing was written: it may be tried again. */
export class DatabaseBusyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseBusyError';
  }
}

/**
 * SQLSTATEs of a transaction that ran out of time or lost a race, with nothing written: serialization failure,
 * deadlock, too many connections, a lock that was not granted in time, and a statement, a pause or a transaction that
 * took too long. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passingStates = new Set(['40001', '40P01', '53300', '55P03', '57014', '25P03', '25P04']);

/** The messages, without a code, of pg when its pool has no connection in time. */
const noConnection = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/** Whether the database had no room or no time: nothing was written, and a retry after a moment may well succeed. */
export function isBusy(error: unknown): boolean {
  return causesOf(error).some(
    (each) =>
      each instanceof DatabaseBusyError ||
      ('code' in each && passingStates.has(String(each.code))) ||
      noConnection.test(each.message),
  );
}
