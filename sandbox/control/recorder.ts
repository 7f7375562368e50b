import type { IncomingHttpHeaders } from 'node:http';

/** One request as it arrived. Headers are kept as sent, secrets included: a test needs to see which key was used. */
export interface RecordedRequest {
  /** Counts up from 1 since the start or the last clearing. */
  number: number;
  /** RFC 3339, by the sandbox server's clock. */
  at: string;
  method: string;
  path: string;
  query: unknown;
  headers: IncomingHttpHeaders;
  /** Parsed where it was JSON or a form; null where there was none or it could not be parsed. */
  body: unknown;
  /** What was answered; null while the answer is outstanding or when the socket was dropped. */
  status: number | null;
}

/** The requests received lately. */
export interface Recorder {
  add(request: Omit<RecordedRequest, 'number'>): RecordedRequest;
  /** Those whose path begins with `path`, oldest first. */
  list(path?: string): RecordedRequest[];
  clear(): void;
}

const KEPT = 5000;

/** An empty list that keeps the last 5,000 requests. */
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
