import type { IncomingHttpHeaders } from 'node:http';

/**
 * A request as it arrived. Headers are kept as sent, secrets included, because a test needs to see which key was used.
 */
export interface RecordedRequest {
  /** Counts up from 1, since the start or the last time the list was cleared. */
  number: number;
  /** RFC 3339, by the sandbox server's clock. */
  at: string;
  method: string;
  path: string;
  query: unknown;
  headers: IncomingHttpHeaders;
  /** Parsed if it was JSON or a form; null if it was empty or could not be parsed. */
  body: unknown;
  /** The status of the answer; null while there is no answer yet, or if the socket was dropped. */
  status: number | null;
}

/** The most recent requests. */
export interface Recorder {
  add(request: Omit<RecordedRequest, 'number'>): RecordedRequest;
  /** The requests whose path begins with `path`, oldest first. */
  list(path?: string): RecordedRequest[];
  clear(): void;
}

const KEPT = 5000;

/** An empty recorder that keeps the last 5,000 requests. */
export function createRecorder(): Recorder {
  let requests: RecordedRequest[] = [];
  let count = 0;
  return {
    add: (request) => {
      const recorded = { number: ++count, ...request };
      requests.push(recorded);
      if (requests.length > KEPT * 2) requests = requests.slice(-KEPT);
      return recorded;
    },
    list: (path) => requests.filter((request) => path === undefined || request.path.startsWith(path)),
    clear: () => {
      requests = [];
      count = 0;
    },
  };
}
