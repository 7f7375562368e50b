import type { IncomingMessage, RequestListener } from 'node:http';
import { metricsOf } from '@konstruct/kit/metrics';
import type { Logger } from '@konstruct/kit/process';
import { originInHeaders, tracerOf, withOrigin } from '@konstruct/kit/tracing';

/** What the built portal reports about a request. It receives this object with the request. */
export interface PageNotes {
  /** The pattern of the route that answers; null for files and before the route is known. */
  route: string | null;
  /** Records an error within the portal. */
  onError(error: unknown): void;
}

/** A request, as `platform.req` has it in the built portal. */
export interface WatchedRequest extends IncomingMessage {
  notes?: PageNotes;
}

const metrics = metricsOf('portal');
const tracer = tracerOf('portal');

/** Counts, traces and logs what the built portal does. */
export function watchPages(handler: RequestListener, log: Logger): RequestListener {
  return (request: WatchedRequest, response) => {
    const began = performance.now();
    const parent = originInHeaders(request.headers);
    const method = request.method ?? 'GET';
    const span = tracer.begin(`${method} page`, {
      kind: 'server',
      parent,
      attributes: { 'konstruct.request_id': parent.requestId },
    });
    const notes: PageNotes = {
      route: null,
      onError(error) {
        // If the visitor left before the page was complete, the error is only their own aborted request.
        const level = response.destroyed ? 'debug' : 'error';
        log[level]({ err: error, requestId: parent.requestId, route: notes.route }, 'a page failed');
      },
    };
    request.notes = notes;
    response.once('close', () => {
      metrics.request(method, notes.route ?? 'none', response.statusCode, (performance.now() - began) / 1000);
      span.set({ 'http.route': notes.route, 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) span.fail(String(response.statusCode));
      span.end();
    });
    withOrigin(span.origin, () => handler(request, response));
  };
}
