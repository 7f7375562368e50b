export * from './accounts.ts';
export * from './agents.ts';
export * from './billing.ts';
export * from './channels.ts';
export * from './keys.ts';
export * from './usage.ts';
export * from './values.ts';
