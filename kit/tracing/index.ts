export {
  carried,
  currentOrigin,
  type Origin,
  originFields,
  originHeaders,
  originInHeaders,
  originOf,
  readOrigin,
  withOrigin,
} from './origin.ts';
export { startTracing } from './start-tracing.ts';
export { traceRequests } from './trace-requests.ts';
export { originOfError, type Span, tracerOf } from './tracer.ts';
