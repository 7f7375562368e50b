export * from './enqueue.ts';
export * from './handle-message.ts';
export * from './install.ts';
export type { CarryOver } from './legacy/carry-over.ts';
export type { LegacyPayload, LegacyTasks } from './legacy/legacy-tasks.ts';
export * from './task.ts';
export * from './worker.ts';
