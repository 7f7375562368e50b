export * from './environment.ts';
export * from './logger.ts';
export * from './running.ts';
