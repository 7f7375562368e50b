export * from './environment.ts';
export * from './log-output.ts';
export * from './logger.ts';
export { developmentMark, integration, type ProductionRules } from './production.ts';
export * from './running.ts';
export * from './secret-faults.ts';
export { secretList, signingSecrets } from './secret-list.ts';
export * from './stopping.ts';
