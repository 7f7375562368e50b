export * from './failures.ts';
export * from './pages.ts';
export * from './permissions.ts';
export * from './scalars.ts';
export * from './subgraph.ts';
