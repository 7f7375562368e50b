export * from './actor.ts';
export * from './api-token.ts';
export * from './identity-token.ts';
export * from './service-call.ts';
export * from './session-digest.ts';
