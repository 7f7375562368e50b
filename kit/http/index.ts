export { AnswerError, type AnswerErrorReason } from './answer-error.ts';
export { checkUrl } from './check-url.ts';
export { guardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts';
export { isNeverConnected } from './never-connected.ts';
export { UnsafeUrlError, type UnsafeUrlReason } from './unsafe-url-error.ts';
export type { GuardOptions, Resolve } from './rules.ts';
