export * from './enqueue.ts';
export * from './install.ts';
export * from './letters.ts';
export * from './task.ts';
export * from './worker.ts';
