export * from './metrics.ts';
export * from './serve-metrics.ts';
