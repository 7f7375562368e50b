export * from './database.ts';
export * from './identity.ts';
export * from './raw-caller.ts';
export * from './until.ts';
export * from './queue.ts';
