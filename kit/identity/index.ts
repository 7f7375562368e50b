export * from './actor.ts';
export * from './identity-token.ts';
export * from './service-call.ts';
export * from './session-digest.ts';
