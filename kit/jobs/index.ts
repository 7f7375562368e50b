export * from './enqueue.ts';
export * from './handle-message.ts';
export * from './install.ts';
export * from './task.ts';
export * from './worker.ts';
