export * from './clock.ts';
export * from '../environment/environment.ts';
export * from './log-output.ts';
export * from './logger.ts';
export { developmentMark, integration, type ProductionRules } from '../environment/production.ts';
export * from './running.ts';
export * from '../environment/secret-issues.ts';
export { secretList, signingSecrets } from '../environment/secret-list.ts';
export * from './stopping.ts';
