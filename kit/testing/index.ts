export * from './call-json.ts';
export * from './database.ts';
export * from './identity.ts';
export * from './open-service.ts';
export * from './operations.ts';
export * from './raw-caller.ts';
export * from './until.ts';
export * from './queue.ts';
