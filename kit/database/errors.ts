import { UniqueConstraintViolationException } from '@mikro-orm/core';

/** Whether the database refused a row since one like it is there already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || (error instanceof Error && 'code' in error && error.code === '23505');
}
