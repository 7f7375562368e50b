export * from './failures.ts';
export * from './own-tenant.ts';
export * from './pages.ts';
export * from './permissions.ts';
export * from './scalars.ts';
export * from './guard-input.ts';
export * from './subgraph.ts';
export * from './request-context.ts';
